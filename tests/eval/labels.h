/* labels.h: photos with landmarks set by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"

typedef enum
{
  LABEL_PLAIN,
  LABEL_GRADIENT,
  LABEL_BUSY,
  LABEL_N_BACKGROUNDS,
} LabelBackground;

/* Points in px of the upright file; IDP_POINT_NONE or NAN where there is no label. */
typedef struct
{
  char *file;
  LabelBackground background;
  IdpPoint left_eye, right_eye;
  IdpPoint mouth;
  IdpPoint chin;
  IdpPoint crown;
  double face_left_x, face_right_x;
} Label;

/* Reads LABELS.tsv of FOLDER, tab-separated with the names of the columns in the first line: file
 * background left_eye right_eye mouth_centre chin_bottom crown face_left_x face_right_x, in any
 * order, among others. Returns Label pointers; caller owns the array. Errors: G_FILE_ERROR, or
 * IDP_ERROR_UNREADABLE for a missing column. */
GPtrArray *labels_load (const char *folder, GError **error);
