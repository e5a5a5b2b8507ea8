/* crop-frame: a crop that a person moves and sizes. It always has the aspect of the finished
 * picture, lies inside the photo, and is never so small that it would have to be enlarged.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"
#include "rules.h"

/* The sizes that crops of one photo can have: whole multiples of a unit (3 x 4 for 480 x 640), so
 * that nothing is ever stretched. */
typedef struct
{
  int unit_width_px, unit_height_px;
  int smallest, largest; /* in units; equal where the photo is too small for a finished picture */
} IdpCropSizes;

/* For a photo of WIDTH_PX x HEIGHT_PX, upright. */
IdpCropSizes idp_crop_sizes (int width_px, int height_px, const IdpRules *rules);

/* FRAME moved by so much, as far as the photo of WIDTH_PX x HEIGHT_PX allows. */
IdpRect idp_crop_frame_move (const IdpRect *frame, int right_px, int down_px, int width_px,
                             int height_px);

/* FRAME as near to FRAME_WIDTH_PX wide as SIZES allow. The point FIXED of it, each coordinate 0..1
 * from its left top corner, stays where it is unless the edge of the photo (WIDTH_PX x HEIGHT_PX)
 * moves the frame. */
IdpRect idp_crop_frame_resize (const IdpRect *frame, double frame_width_px, IdpPoint fixed,
                               const IdpCropSizes *sizes, int width_px, int height_px);
