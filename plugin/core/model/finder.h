/* finder.h: where are faces, and how are they turned? SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Px of the picture. Left is the viewer's. */
typedef struct
{
  IdpPoint left_eye;
  IdpPoint right_eye;
  double score; /* 0..1; how sure the network is of it */
} IdpFoundFace;

/* The faces of an upright picture, heads turned by up to about 35 degrees, the largest first. None
 * is smaller than about 2 % of the long side between the eyes; only where there is none such, down
 * to half of that. Caller frees the array. Thread-safe. */
GArray *idp_finder_run (const IdpImage *image, GError **error);
