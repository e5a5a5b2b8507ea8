/* base-pictures.h: finished pictures without painted defects, made of labelled photos and of drawn
 * people. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "labels.h"
#include "photo.h"
#include "sitter.h"

typedef enum
{
  TIER_REAL,
  TIER_DRAWN,
  TIER_N
} Tier;

typedef struct
{
  Tier tier;
  char *name; /* of the file, or of the drawn person */
  guint number;
  gboolean odd;      /* of the half that constants are tuned on */
  gboolean enlarged; /* from fewer pixels than the finished picture has */
  gboolean glasses;
  const char *skin_tone; /* see skin_tone_band(); NULL = not known */

  /* Where it comes from. */
  Label *label;           /* words hold; points are px of the photo; NULL for a drawn person */
  char *path;             /* of the photo */
  char *sha256;           /* of the photo */
  GHashTable *judgements; /* see judgements_load(); of all photos; may be NULL */
  IdpRect rect;           /* what was cut out, px of the photo */
  SitterParams sitter;    /* of a drawn person */

  IdpImage *image;
  IdpPhoto *photo;     /* IMAGE measured after saving with SAVED_QUALITY */
  GPtrArray *findings; /* IdpFinding of all rules on PHOTO */
} BasePicture;

void base_picture_free (BasePicture *picture);

/* The finished picture anew with the frame moved by (RIGHT, DOWN) px of it; NULL where the photo
 * does not reach so far. */
IdpImage *base_picture_shifted (const BasePicture *picture, const IdpRules *rules, int right,
                                int down);

/* POINT of the label of PICTURE in px of its image. */
IdpPoint base_picture_point (const BasePicture *picture, IdpPoint point);

/* Makes the pictures of all LABELS (Label) whose photos in FOLDER can be read and show a face, and
 * tells of the others on stderr. LABELS and JUDGEMENTS (may be NULL) must outlive them. */
GPtrArray *base_pictures_load (const char *folder, const GPtrArray *labels, GHashTable *judgements,
                               const IdpRules *rules);

/* N different people without faults, always the same. */
GPtrArray *base_pictures_draw (guint n, const IdpRules *rules);
