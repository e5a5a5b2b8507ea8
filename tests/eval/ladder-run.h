/* ladder-run.h: defects of all steps painted on pictures, and what the checks say.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base-pictures.h"
#include "finding.h"
#include "ladders.h"

/* What the check of the ladder's rule said of one picture. */
typedef struct
{
  double measured; /* NAN = not measured */
  double excess;   /* see finding_excess() */
  IdpVerdict verdict;
  IdpRect region; /* that it marks, px of the picture; the whole where it marks none */
} LadderFinding;

typedef struct
{
  const Ladder *ladder;
  const BasePicture *picture;
  LadderFinding clean; /* without the defect, otherwise the same */
  LadderFinding steps[LADDER_STEPS];
  IdpRect painted[LADDER_STEPS]; /* empty for the whole picture */
} LadderRun;

/* Every ladder there is whose rule is ONLY (NULL for all) and one of RULES, Ladder pointers. */
GPtrArray *ladders_list (const char *only, const IdpRules *rules);

/* PICTURE with the defect of STEP, PAINTED as of LadderRun; STEP -1 is without. Caller owns it. */
IdpImage *ladder_paint (const Ladder *ladder, const BasePicture *picture, int step,
                        IdpRect *painted);

/* Climbs LADDERS (Ladder) on those of PICTURES (BasePicture) that suit; returns LadderRun in the
 * order of LADDERS, then of PICTURES. All arguments must outlive the result. */
GArray *ladders_run (const GPtrArray *ladders, const GPtrArray *pictures, const IdpRules *rules);
