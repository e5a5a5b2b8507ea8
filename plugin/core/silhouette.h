/* silhouette.h: which pixels are background, and where the person's outline runs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"

/* CIE L*a*b* (D65) of a plane: value = at_centre + x * slope_x + y * slope_y, x and y from -1 to 1
 * across the picture. */
typedef struct
{
  double at_centre[3];
  double slope_x[3];
  double slope_y[3];
} IdpLabPlane;

typedef struct
{
  int width_px; /* of the mask */
  int height_px;
  guint8 *background; /* 1 background, 0 person; width_px * height_px, owned */

  IdpLabPlane plane;   /* the background fitted as a plane */
  double inlier_share; /* of the border pixels that the plane explains, 0..1 */
  double residual;     /* median distance of border pixels from the plane, Lab units */
  gboolean trusted;    /* the background is uniform enough to be measured, and to show the outline
                          to the pixel; else the outline is the region map's alone */

  /* Px of the picture given. IDP_POINT_NONE for a crown that the frame cuts, that would be too high
   * or low for this face, or on which mask and model do not agree. A shoulder is where the outline
   * leaves the neck for it. */
  IdpPoint crown;
  IdpPoint left_shoulder;
  IdpPoint right_shoulder;
  gboolean head_cut; /* the person touches the top edge */
} IdpSilhouette;

/* Separates person and background of a picture of which SMALL is a copy, SCALE times as large. Its
 * largest face is FACE with REGIONS around it (px of the picture, count >= 1). The mask has the
 * size of SMALL. Caller owns the result. */
IdpSilhouette *idp_silhouette_find (const IdpImage *small, double scale, const IdpFace *face,
                                    const IdpRegionMap *regions);
void idp_silhouette_free (IdpSilhouette *silhouette);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpSilhouette, idp_silhouette_free)
