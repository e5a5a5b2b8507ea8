/* crop-frame: a crop that a person moves and sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "crop-frame.h"

static int
greatest_common_divisor (int a, int b)
{
  return b == 0 ? a : greatest_common_divisor (b, a % b);
}

IdpCropSizes
idp_crop_sizes (int width_px, int height_px, const IdpRules *rules)
{
  const int divisor = greatest_common_divisor (rules->width_px, rules->height_px);
  IdpCropSizes sizes = {
    .unit_width_px = rules->width_px / divisor,
    .unit_height_px = rules->height_px / divisor,
  };
  sizes.largest = MIN (width_px / sizes.unit_width_px, height_px / sizes.unit_height_px);
  sizes.smallest = MIN (divisor, sizes.largest);
  return sizes;
}

IdpRect
idp_crop_frame_move (const IdpRect *frame, int right_px, int down_px, int width_px, int height_px)
{
  return (IdpRect){
    CLAMP (frame->x + right_px, 0, width_px - frame->width),
    CLAMP (frame->y + down_px, 0, height_px - frame->height),
    frame->width,
    frame->height,
  };
}

IdpRect
idp_crop_frame_resize (const IdpRect *frame, double frame_width_px, IdpPoint fixed,
                       const IdpCropSizes *sizes, int width_px, int height_px)
{
  const double wanted = round (frame_width_px / sizes->unit_width_px);
  const int units = CLAMP (wanted, sizes->smallest, sizes->largest);
  const IdpRect sized = {
    frame->x,
    frame->y,
    units * sizes->unit_width_px,
    units * sizes->unit_height_px,
  };
  return idp_crop_frame_move (&sized, lround (fixed.x * (frame->width - sized.width)),
                              lround (fixed.y * (frame->height - sized.height)), width_px,
                              height_px);
}
