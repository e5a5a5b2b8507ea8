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
  g_autoptr (IdpMask) top = idp_top (photo);
  if (top->count == 0)
    return (IdpMeasurement){ .measured = NAN };

  int n = 0;
  for (int i = 0; i < top->width_px * top->height_px; i++)
    {
      double lab[3];
      if (!top->inside[i])
        continue;
      idp_lab_from_rgb (photo->view->rgb + 3 * i, lab);
      n += test (rule, lab);
    }
  const IdpRect bounds = idp_mask_bounds (top);
  return (IdpMeasurement){
    .measured = 100.0 * n / top->count,
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

/* A white top is only forbidden in front of a white wall. */
static IdpMeasurement
run_white (const IdpPhoto *photo, const IdpRule *rule)
{
  if (!is_white (rule, photo->silhouette->plane.at_centre))
    return (IdpMeasurement){ .measured = 0 };
  return measure_share (photo, rule, is_white);
}

/* Colour difference between the median of the top and the wall. */
static IdpMeasurement
run_blend (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpMask) top = idp_top (photo);
  if (top->count == 0)
    return (IdpMeasurement){ .measured = NAN };

  g_autofree float *values = g_new (float, 3 * top->count);
  int n = 0;
  for (int i = 0; i < top->width_px * top->height_px; i++)
    if (top->inside[i])
      {
        double lab[3];
        idp_lab_from_rgb (photo->view->rgb + 3 * i, lab);
        for (int channel = 0; channel < 3; channel++)
          values[channel * top->count + n] = lab[channel];
        n++;
      }
  double median[3];
  for (int channel = 0; channel < 3; channel++)
    median[channel] = idp_quantile (values + channel * n, n, 0.5);

  const IdpRect bounds = idp_mask_bounds (top);
  return (IdpMeasurement){
    .measured = idp_delta_e_2000 (median, photo->silhouette->plane.at_centre),
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = !photo->silhouette->trusted,
  };
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
