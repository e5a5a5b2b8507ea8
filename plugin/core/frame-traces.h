/* frame-traces.h: what runs along the four sides of a picture: borders, wedges, edges of paper or
 * of a screen. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef enum
{
  IDP_SIDE_TOP,
  IDP_SIDE_BOTTOM,
  IDP_SIDE_LEFT,
  IDP_SIDE_RIGHT,
  IDP_N_SIDES,
} IdpSide;

typedef struct
{
  int border_px[IDP_N_SIDES]; /* depth of an even strip that ends in a step along the whole side; 0
                                 = none */
  int n_wedges;               /* corners cut off by a slanted line, filled with black or white */
  IdpRect wedge;              /* the largest of them; empty without */
  gboolean edge[IDP_N_SIDES]; /* a straight line, up to a few degrees off, along the whole side */
  IdpRect edge_region[IDP_N_SIDES];
} IdpFrameTraces;

/* All in px of IMAGE, a whole photo. */
void idp_frame_traces_find (const IdpImage *image, IdpFrameTraces *traces);
