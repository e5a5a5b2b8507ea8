/* ladders.h: known defects of known strength, painted on finished pictures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "labels.h"
#include "photo.h"

#define LADDER_STEPS 5

/* One finished picture before a defect is painted on it. */
typedef struct
{
  const IdpPhoto *photo; /* as measured on the clean picture: px of the original are px of IMAGE */
  const Label *label;    /* of the photo it was cut from; only the words hold here, not the points;
                            NULL for a drawn person */
  gboolean enlarged;     /* it was made of fewer pixels than it has */
  IdpImage *image;       /* 480 x 640, to be painted on; a fresh copy at every call */
  GRand *rand;           /* the same numbers at every step of one ladder on one photo */
} LadderScene;

/* A defect in five steps, from faint to gross. */
typedef struct
{
  const char *rule; /* that has to find it */
  const char *name;
  const char *unit; /* of the steps */
  double steps[LADDER_STEPS];
  int due; /* the faintest step (index) that has to be found; error rates count from it on */

  /* Whether the clean picture is free of this fault, by its labels, and can bear the defect. */
  gboolean (*suits) (const LadderScene *scene);

  /* Paints the defect on SCENE->image. REGION, empty before, becomes the rectangle around what is
   * changed, px of the image; empty stands for the whole of it. */
  void (*paint) (const LadderScene *scene, double step, IdpRect *region);

  /* Makes SCENE->image the clean picture that this ladder starts from; NULL where that is the photo
   * as it is. */
  void (*prepare) (const LadderScene *scene);
} Ladder;

/* The ladders of one family of rules, one file each; end with one without a rule. */
extern const Ladder ladders_background[];
extern const Ladder ladders_body[];
extern const Ladder ladders_light[];
extern const Ladder ladders_focus[];
extern const Ladder ladders_pose[];
extern const Ladder ladders_eyes[];
extern const Ladder ladders_mouth[];
extern const Ladder ladders_hair[];
extern const Ladder ladders_wear[];
extern const Ladder ladders_clothes[];
extern const Ladder ladders_cover[];
extern const Ladder ladders_jewellery[];
extern const Ladder ladders_makeup[];
