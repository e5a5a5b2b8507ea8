/* exposure: too much or too little light on the face.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "regions.h"

/* ISO/IEC 29794-5 counts linear luminance in 256 levels. */
#define LINEAR_LEVELS 255

/* Share of face skin whose linear luminance is washed out (ISO/IEC 29794-5, over-exposure
 * prevention). */
static IdpMeasurement
run_over (const IdpPhoto *photo, const IdpRule *rule)
{
  const double washed_out = idp_rule_number (rule, "linear-level") / LINEAR_LEVELS;
  g_autoptr (IdpMask) skin = idp_face_skin (photo);
  int n = 0;
  for (int i = 0; i < skin->width_px * skin->height_px; i++)
    if (skin->inside[i] && idp_linear_light (photo->view->rgb + 3 * i) >= washed_out)
      n++;

  const IdpRect bounds = idp_mask_bounds (skin);
  return (IdpMeasurement){
    .measured = skin->count > 0 ? 100.0 * n / skin->count : NAN,
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

/* BT.601 luma of sRGB code values. */
static int
luma (const guint8 rgb[3])
{
  return (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2] + 500) / 1000;
}

static IdpMeasurement
run_under (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpMask) skin = idp_face_skin (photo);
  int histogram[256] = { 0 };
  for (int i = 0; i < skin->width_px * skin->height_px; i++)
    if (skin->inside[i])
      histogram[luma (photo->view->rgb + 3 * i)]++;

  int median = 0;
  for (int below = histogram[0]; median < 255 && 2 * below < skin->count;)
    below += histogram[++median];

  const IdpRect bounds = idp_mask_bounds (skin);
  return (IdpMeasurement){
    .measured = skin->count > 0 ? median : NAN,
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_overexposed = {
  .id = "overexposed",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "linear-level", 0, 255 }, { NULL } },
  .run = run_over,
};
const IdpCheck idp_check_underexposed = {
  .id = "underexposed",
  .unit = IDP_UNIT_LEVEL,
  .needs = IDP_NEEDS_FACE,
  .run = run_under,
};
