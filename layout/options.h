/* options: what the user wants idsheet to print.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "order.h"
#include "roster.h"
#include "shard.h"

typedef struct
{
  char *sheet;
  char *printer; /* printer preset; or NULL */
  char *roster;
  char *photos;
  char *output;
  char *writer;

  char *encoding;
  char *worksheet;
  char *columns;
  char *problems; /* CSV file of all problems; or NULL */
  gboolean check_only;
  gboolean people; /* only list them */
  gboolean show_ids;

  char *split; /* as given */
  IdsSplit split_by;
  char *sort; /* as given */
  gboolean by_number;
  int students_per_file; /* 0 = as the sheet says */
  char *only;
  char *sheets; /* "FILE:3,5-7" */
  char *manifest;

  gboolean approved;
  char *originals;
  char *rules;

  int jobs;
  IdpShard shard;
  gboolean sharded; /* one of several, to be merged; also as 1/1 */
  gboolean resume;

  char *proof;   /* PDF file to draw the sheet in; or NULL */
  char *explain; /* sheet preset to explain; or NULL */
  gboolean list;
  gboolean version;
} IdsOptions;

void ids_options_clear (IdsOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IdsOptions, ids_options_clear)

/* Errors: G_OPTION_ERROR. */
gboolean ids_options_parse (int *argc, char ***argv, IdsOptions *options, GError **error);
