/* regions: the parts of the view that several checks look at. Private to the checks.
 *
 * Everything is in px of the view; lengths that follow the face are in eye distances.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

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

/* The square around CENTRE, inside the view; empty if it lies outside. */
IdpRect idp_view_square (const IdpImage *view, IdpPoint centre, double side_px);

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

/* The person below the neck. */
IdpMask *idp_clothes (const IdpPhoto *photo);

/* Means over squares of background. */
typedef struct
{
  int size_px;
  int columns;
  int rows;
  float (*lab)[3]; /* columns * rows, owned */
  guint8
      *used; /* columns * rows, owned: 1 where the square and MARGIN_PX around it are background */
  int count; /* squares in use */
} IdpBlocks;

IdpBlocks *idp_background_blocks (const IdpPhoto *photo, int size_px, int margin_px);
void idp_blocks_free (IdpBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpBlocks, idp_blocks_free)

/* The values of CHANNEL (0 L*, 1 a*, 2 b*) of the squares in use, sorted; blocks->count of them. */
float *idp_blocks_sorted (const IdpBlocks *blocks, int channel);

/* The value below which SHARE (0..1) of the N > 0 SORTED values lie. */
double idp_quantile (const float *sorted, int n, double share);

/* Relative luminance 0..1 in linear light: IEC 61966-2-1 decoding, BT.709 weights. */
double idp_linear_light (const guint8 rgb[3]);
