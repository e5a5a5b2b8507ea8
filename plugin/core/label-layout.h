/* label-layout.h: where labels stand on a picture. Geometry only: nothing is drawn here.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"

/* From the longest wording to the shortest. */
typedef enum
{
  IDP_LABEL_VALUE,  /* number, title and measured value */
  IDP_LABEL_TITLE,  /* number and title */
  IDP_LABEL_NUMBER, /* the number alone */
  IDP_LABEL_FORMS,
} IdpLabelForm;

typedef struct
{
  IdpRect frame;                 /* what the label is about; empty = the picture as a whole */
  int width_px[IDP_LABEL_FORMS]; /* of each wording, at text scale 1 */

  /* Results. */
  IdpLabelForm form;
  IdpRect rect;         /* empty where not even the number found room */
  IdpPoint leader_from; /* the line that ties the label to its frame; IDP_POINT_NONE where they
                           touch or */
  IdpPoint leader_to;   /* where a neighbour of the same frame has the line */
} IdpLabel;

typedef struct
{
  int width_px; /* of the picture */
  int height_px;
  int bar_px;   /* height of a label at text scale 1 */
  IdpRect eyes; /* never covered; may be empty */
  IdpRect face; /* covered only where the labels find no other room; may be empty */
} IdpLabelSpace;

/* Places LABELS, all in px of the picture: inside it, clear of the eyes and of each other, near
 * their frames. Labels of one frame stand in one column, in order. When the words do not fit, the
 * text shrinks, then words give way to numbers. Returns the text scale, at most 1. */
double idp_label_layout (IdpLabel *labels, guint n_labels, const IdpLabelSpace *space);
