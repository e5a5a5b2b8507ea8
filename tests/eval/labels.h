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

/* What is said in a word; NULL without such a column, or with "-" in it. */
typedef enum
{
  LABEL_MOUTH_STATE,       /* closed, open, teeth */
  LABEL_GLASSES,           /* none, clear */
  LABEL_FRONTAL,           /* y, n, unsure */
  LABEL_HEAD_COVERING,     /* y, n */
  LABEL_BACKGROUND,        /* plain, gradient, busy */
  LABEL_FACE_LIGHT,        /* even, uneven */
  LABEL_EYES_OPEN,         /* y, n */
  LABEL_GLARE,             /* y, n, unsure: on glasses */
  LABEL_HAIR_COVERS,       /* none, or a list of: eyebrows, ears */
  LABEL_EARRINGS,          /* y, n, unsure */
  LABEL_BACKGROUND_COLOUR, /* words */
  LABEL_TOP_COLOUR,        /* words */
  LABEL_TOP_PATTERN,       /* plain, stripes, complex */
  LABEL_SHARP,             /* y, n, unsure */
  LABEL_NOTE,              /* whatever else there is to say */
  LABEL_SKIN_TONE,         /* this and the next two are in no table yet */
  LABEL_SEX,
  LABEL_EAST_ASIAN,
  LABEL_N_WORDS,
} LabelWord;

/* Points in px of the upright file; IDP_POINT_NONE or NAN where there is no label. */
typedef struct
{
  char *file;
  char *words[LABEL_N_WORDS];
  LabelBackground background;
  IdpPoint left_eye, right_eye;
  IdpPoint mouth;
  IdpPoint chin;
  IdpPoint crown;
  double face_left_x, face_right_x;
} Label;

/* Whether WORD is VALUE; FALSE where nothing is said. */
gboolean label_is (const Label *label, LabelWord word, const char *value);

/* The column's name. */
const char *label_word_name (LabelWord word);

/* Constants are tuned on the photos with odd numbers, so that the even ones tell how they carry
 * over. */
gboolean label_is_odd (const Label *label);

/* Reads LABELS.tsv of FOLDER, tab-separated with the names of the columns in the first line: file
 * background left_eye right_eye mouth_centre chin_bottom crown face_left_x face_right_x, in any
 * order, among others; those of LabelWord may be missing. Returns Label pointers; caller owns the
 * array. Errors: G_FILE_ERROR, or IDP_ERROR_UNREADABLE for a missing column. */
GPtrArray *labels_load (const char *folder, GError **error);
