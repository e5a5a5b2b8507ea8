/* comparison.h: what was measured on one photo, against its label.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "measured.h"
#include "variants.h"

typedef enum
{
  EYES,  /* share of the eye distance, each eye */
  ROLL,  /* degrees */
  MOUTH, /* share of the face height, along the face axis, as the chin */
  CHIN,
  CROWN, /* share of the face height, up and down */
  WIDTH, /* share of the face width */
  N_ERRORS
} ErrorKind;

const char *error_name (ErrorKind kind);

typedef struct
{
  const Label *label;
  Variant variant;
  int others; /* further faces */
  gboolean found;
  gboolean wrong; /* something else was found */
  gboolean sure;  /* of the eyes */
  gboolean lost;  /* an eye is further off than 0.15 of their distance */
  gboolean labelled[N_ERRORS];
  double errors[N_ERRORS][2]; /* NAN = not measured; the second only for EYES */
  double mouth_gap;           /* as of idp_face_mouth_gap() */
  double eye_opening;         /* mean of both; as of idp_face_eye_opening() */
} Comparison;

/* LABEL in pixels of the measured picture, and valid as long as the result. */
Comparison comparison_make (const Label *label, Variant variant, const Measured *measured);

/* Mean of both eyes. */
double mean_eye_opening (const IdpFace *face);
