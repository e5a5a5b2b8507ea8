/* regions: the parts of the view that several checks look at. Private to the checks.
 *
 * Everything is in px of the view; lengths that follow the face are in eye distances.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "lab.h"
#include "photo.h"

/* The face's own axes, for heads that are not upright. */
typedef struct
{
  IdpPoint eyes;        /* midpoint between them */
  IdpPoint right, down; /* one eye distance along the eye line, and at right angles to it */
  double eye_distance_px;
} IdpFaceAxes;

IdpFaceAxes idp_face_axes (const IdpPhoto *photo);

/* The place RIGHT eye distances to the right of the middle of the eyes and DOWN below it. */
IdpPoint idp_face_axes_point (const IdpFaceAxes *axes, double right, double down);

/* The reverse: how many eye distances P lies to the right of the middle of the eyes, and below it.
 */
IdpPoint idp_face_axes_place (const IdpFaceAxes *axes, IdpPoint p);

/* The row of the chin, or where it ought to be if it was not found. */
double idp_face_chin_row (const IdpPhoto *photo);

/* The square around CENTRE, inside the view; empty if it lies outside. */
IdpRect idp_view_square (const IdpImage *view, IdpPoint centre, double side_px);

/* Shares of all regions at P. FALSE, and all 0, where the map does not reach. */
gboolean idp_view_shares (const IdpPhoto *photo, IdpPoint p, float shares[IDP_REGION_N]);

/* Part of the view: 1 inside, 0 outside. */
typedef struct
{
  int width_px;
  int height_px;
  guint8 *inside; /* owned */
  int count;      /* pixels inside */
} IdpMask;

void idp_mask_free (IdpMask *mask);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpMask, idp_mask_free)

/* The rectangle around all pixels inside; empty for an empty mask. */
IdpRect idp_mask_bounds (const IdpMask *mask);

/* The face from the brows to the chin without eyes and mouth: mostly skin, if no beard or hair
 * covers it. */
IdpMask *idp_face_skin (const IdpPhoto *photo);

/* The top: what lies below the neck and beside the middle, where collar, tie and shirt front are.
 */
IdpMask *idp_top (const IdpPhoto *photo);

/* The value below which SHARE (0..1) of the N > 0 VALUES lie; reorders them. */
double idp_quantile (float *values, int n, double share);
