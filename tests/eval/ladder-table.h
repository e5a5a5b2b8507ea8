/* ladder-table.h: how well the checks find painted defects. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "ladder-run.h"
#include "people.h"

/* Of one ladder on some people; shares are 0..1, NAN where nothing could be counted. */
typedef struct
{
  int n;                         /* pictures */
  double eer;                    /* from the step that is due on */
  double false_alarms;           /* where 95 % are found */
  double failed[LADDER_STEPS];   /* at the limits as shipped */
  double reviewed[LADDER_STEPS]; /* likewise, not counting failed */
  double clean_failed, clean_reviewed;
  double not_measured;  /* of all pictures, clean or not */
  double monotonic;     /* see ordered_share(); mean */
  int n_marked, n_well; /* found ones with a place, and those whose mark fits it */
} LadderRates;

LadderRates ladder_rates (const GArray *runs, const Ladder *ladder, const People *people);

/* The tables as Markdown on standard output, and the same and every single measure as FOLDER/
 * ladders.tsv and FOLDER/steps.tsv. */
void ladder_table_print (const GArray *runs, const GPtrArray *ladders, const IdpRules *rules);
gboolean ladder_table_write (const GArray *runs, const GPtrArray *ladders, const char *folder,
                             GError **error);
