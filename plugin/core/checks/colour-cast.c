/* colour-cast: how far the colour of the cheeks lies outside that of any skin.
 * Formula of ISO/IEC 29794-5 (natural colour), here under D65. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

/* Side of the squares on the cheeks, and how far they lie below the eyes, eye distances. */
#define CHEEK_SIDE 0.3
#define CHEEK_DOWN 0.6

/* Lighter or darker cheeks have lost their colour. */
#define MIN_LIGHTNESS 15
#define MAX_LIGHTNESS 92

static double
outside (double value, double min, double max)
{
  return fmax (0, fmax (min - value, value - max));
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const double *a = idp_rule_param (rule, "a-range", NULL);
  const double *b = idp_rule_param (rule, "b-range", NULL);
  double mean[3] = { 0 };
  IdpRect region = { 0 };
  for (int side = -1; side <= 1; side += 2)
    {
      const IdpPoint cheek = idp_face_axes_point (&axes, side * 0.5, CHEEK_DOWN);
      const IdpRect square
          = idp_view_square (photo->view, cheek, CHEEK_SIDE * axes.eye_distance_px);
      double lab[3];
      if (!idp_view_median_lab (photo->view, &square, lab))
        return (IdpMeasurement){ .measured = NAN };
      for (int c = 0; c < 3; c++)
        mean[c] += lab[c] / 2;
      region = idp_rect_around (&region, &square);
    }
  if (mean[0] < MIN_LIGHTNESS || mean[0] > MAX_LIGHTNESS || !idp_view_has_colour (photo->view))
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){
    .measured = hypot (outside (mean[1], a[0], a[1]), outside (mean[2], b[0], b[1])),
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_colour_cast = {
  .id = "colour-cast",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .params
  = (const IdpParam[]){ { "a-range", -128, 128, 2 }, { "b-range", -128, 128, 2 }, { NULL } },
  .run = run,
};
