/* cuts.h: faces of which the frame leaves half. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "labels.h"

#define CUTS_N 4

/* Of pictures that end in the middle of the face, at the left, right, top or bottom. */
typedef struct
{
  int photos;
  int found;
  int wrong;          /* an eye is further off than 0.15 of their distance */
  int sure_and_wrong; /* and nevertheless said to be sure */
  double most_sure;   /* confidence of a wrong one */
} Cut;

/* Cuts IMAGE at each side and adds what is found to CUTS. LABEL in pixels of IMAGE. */
gboolean cuts_add (const IdpImage *image, const Label *label, Cut cuts[CUTS_N], GError **error);

void cuts_print (const Cut cuts[CUTS_N]);
