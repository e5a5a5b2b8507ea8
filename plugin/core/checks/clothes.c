/* clothes: the colour of the top, alone and against the background.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "lab.h"
#include "regions.h"

typedef gboolean (*ColourTest) (const IdpRule *rule, const double lab[3]);

/* The percentage of the top whose colour passes TEST. */
static IdpMeasurement
measure_share (const IdpPhoto *photo, const IdpRule *rule, ColourTest test)
{
  g_autoptr (IdpMask) clothes = idp_clothes (photo);
  if (clothes->count == 0)
    return (IdpMeasurement){ .measured = NAN };

  int n = 0;
  for (int i = 0; i < clothes->width_px * clothes->height_px; i++)
    {
      double lab[3];
      if (!clothes->inside[i])
        continue;
      idp_lab_from_rgb (photo->view->rgb + 3 * i, lab);
      n += test (rule, lab);
    }
  const IdpRect bounds = idp_mask_bounds (clothes);
  return (IdpMeasurement){
    .measured = 100.0 * n / clothes->count,
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = !photo->silhouette->trusted,
  };
}

static gboolean
is_blue (const IdpRule *rule, const double lab[3])
{
  const double hue_deg = fmod (atan2 (lab[2], lab[1]) * 180 / G_PI + 360, 360);
  return hypot (lab[1], lab[2]) >= idp_rule_number (rule, "chroma-min")
         && hue_deg >= idp_rule_number (rule, "hue-from")
         && hue_deg <= idp_rule_number (rule, "hue-to");
}

static IdpMeasurement
run_blue (const IdpPhoto *photo, const IdpRule *rule)
{
  return measure_share (photo, rule, is_blue);
}

static gboolean
is_white (const IdpRule *rule, const double lab[3])
{
  return lab[0] >= idp_rule_number (rule, "lightness-min")
         && hypot (lab[1], lab[2]) <= idp_rule_number (rule, "chroma-max");
}

/* The median colour of the background. */
static gboolean
background_colour (const IdpPhoto *photo, const IdpRule *rule, double lab[3])
{
  g_autoptr (IdpBlocks) blocks = idp_background_blocks (photo, 16, 12);
  for (int channel = 0; channel < 3; channel++)
    {
      g_autofree float *sorted = idp_blocks_sorted (blocks, channel);
      lab[channel] = blocks->count > 0 ? idp_quantile (sorted, blocks->count, 0.5) : NAN;
    }
  return blocks->count > 0;
}

/* A white top is only forbidden in front of a white wall. */
static IdpMeasurement
run_white (const IdpPhoto *photo, const IdpRule *rule)
{
  double wall[3];
  if (!background_colour (photo, rule, wall))
    return (IdpMeasurement){ .measured = NAN };
  if (!is_white (rule, wall))
    return (IdpMeasurement){ .measured = 0 };
  return measure_share (photo, rule, is_white);
}

static IdpMeasurement
run_blend (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){ .measured = NAN };
}

const IdpCheck idp_check_clothes_blue = {
  .id = "clothes-blue",
  .needs = IDP_NEEDS_FACE,
  .params = (const char *const[]){ "hue-from", "hue-to", "chroma-min", NULL },
  .run = run_blue,
};
const IdpCheck idp_check_clothes_white = {
  .id = "clothes-white-on-white",
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const char *const[]){ "lightness-min", "chroma-max", NULL },
  .run = run_white,
};
const IdpCheck idp_check_clothes_blend = {
  .id = "clothes-blend-bg",
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .run = run_blend,
};
