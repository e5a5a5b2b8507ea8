/* clothes: the colour of the top, alone and against the background.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "lab.h"
#include "regions.h"

/* Less of the top than this share of the view says nothing about it. */
#define LEAST_SHARE 0.015

/* The top; NULL where too little of it can be seen. */
static IdpMask *
visible_top (const IdpPhoto *photo)
{
  g_autoptr (IdpMask) top = idp_top (photo);
  return top->count >= LEAST_SHARE * top->width_px * top->height_px ? g_steal_pointer (&top) : NULL;
}

/* A part of CIELAB: lightness from, chroma from and to, hue from and to. */
typedef struct
{
  double lightness_min;
  double chroma_min, chroma_max;
  double hue_from_deg, hue_to_deg;
} ColourRange;

static gboolean
in_range (const ColourRange *range, const double lab[3])
{
  const double chroma = hypot (lab[1], lab[2]);
  if (lab[0] < range->lightness_min || chroma < range->chroma_min || chroma > range->chroma_max)
    return FALSE;
  const double hue_deg = fmod (atan2 (lab[2], lab[1]) * 180 / G_PI + 360, 360);
  return hue_deg >= range->hue_from_deg && hue_deg <= range->hue_to_deg;
}

/* The percentage of the top whose colour lies in RANGE. */
static IdpMeasurement
measure_share (const IdpPhoto *photo, const ColourRange *range)
{
  g_autoptr (IdpMask) top = visible_top (photo);
  if (top == NULL)
    return (IdpMeasurement){ .measured = NAN };

  int n = 0;
  for (int i = 0; i < top->width_px * top->height_px; i++)
    {
      double lab[3];
      if (!top->inside[i])
        continue;
      idp_lab_from_rgb (photo->view->rgb + 3 * i, lab);
      n += in_range (range, lab);
    }
  const IdpRect bounds = idp_mask_bounds (top);
  return (IdpMeasurement){
    .measured = 100.0 * n / top->count,
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = !photo->silhouette->trusted,
  };
}

static IdpMeasurement
run_blue (const IdpPhoto *photo, const IdpRule *rule)
{
  const ColourRange blue = {
    .chroma_min = idp_rule_number (rule, "chroma-min"),
    .chroma_max = INFINITY,
    .hue_from_deg = idp_rule_number (rule, "hue-from"),
    .hue_to_deg = idp_rule_number (rule, "hue-to"),
  };
  return measure_share (photo, &blue);
}

/* A white top is only forbidden in front of a white wall. */
static IdpMeasurement
run_white (const IdpPhoto *photo, const IdpRule *rule)
{
  const ColourRange white = {
    .lightness_min = idp_rule_number (rule, "lightness-min"),
    .chroma_max = idp_rule_number (rule, "chroma-max"),
    .hue_to_deg = 360,
  };
  if (!in_range (&white, photo->silhouette->plane.at_centre))
    return (IdpMeasurement){ .measured = 0 };
  return measure_share (photo, &white);
}

/* A median needs no more than one pixel in so many. */
#define MEDIAN_STEP 4

/* Colour difference between the median of the top and the wall. */
static IdpMeasurement
run_blend (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpMask) top = visible_top (photo);
  if (top == NULL)
    return (IdpMeasurement){ .measured = NAN };

  g_autofree float *values = g_new (float, 3 * top->count);
  int n = 0;
  for (int i = 0; i < top->width_px * top->height_px; i += MEDIAN_STEP)
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
    median[channel] = idp_quantile (values + channel * top->count, n, 0.5);

  const IdpRect bounds = idp_mask_bounds (top);
  return (IdpMeasurement){
    .measured = idp_delta_e_2000 (median, photo->silhouette->plane.at_centre),
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = !photo->silhouette->trusted,
  };
}

const IdpCheck idp_check_clothes_blue = {
  .id = "clothes-blue",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "hue-from", 0, 360 },
                                { "hue-to", 0, 360 },
                                { "chroma-min", 0, 200 },
                                { NULL } },
  .run = run_blue,
};
const IdpCheck idp_check_clothes_white = {
  .id = "clothes-white-on-white",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "lightness-min", 0, 100 }, { "chroma-max", 0, 200 }, { NULL } },
  .run = run_white,
};
const IdpCheck idp_check_clothes_blend = {
  .id = "clothes-blend-bg",
  .unit = IDP_UNIT_DE00,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .run = run_blend,
};
