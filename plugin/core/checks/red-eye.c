/* red-eye: pupils lit up by a flash.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "lab.h"

/* In eye distances. */
#define PUPIL_RADIUS 0.07
#define SKIN_HALF_WIDTH 0.16
#define SKIN_FROM 0.5
#define SKIN_TO 0.7

/* Share of the disc around the pupil that is redder (a*) than the cheek by more than REDDER, and
 * red at all: overexposed cheeks have no colour. */
static double
red_share (const IdpImage *view, const IdpViewEye *eye, double redder, double least)
{
  const double radius = PUPIL_RADIUS * eye->unit;
  const IdpRect cheek = idp_view_around (view, eye->centre, SKIN_HALF_WIDTH * eye->unit,
                                         -SKIN_FROM * eye->unit, SKIN_TO * eye->unit);
  const IdpRect box = idp_view_square (view, eye->centre, 2 * radius);
  double skin[3];
  if (!idp_view_median_lab (view, &cheek, skin) || idp_rect_is_empty (&box))
    return NAN;

  int n = 0, red = 0;
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      if (hypot (x + 0.5 - eye->centre.x, y + 0.5 - eye->centre.y) < radius)
        {
          double lab[3];
          idp_lab_from_rgb (idp_image_at (view, x, y), lab);
          n++;
          red += lab[1] > fmax (skin[1] + redder, least);
        }
  return n > 0 ? (double) red / n : NAN;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  if (!idp_view_has_colour (photo->view))
    return (IdpMeasurement){ .measured = NAN };

  const double redder = idp_rule_number (rule, "redder");
  const double least = idp_rule_number (rule, "redness");
  double most = NAN;
  IdpRect region = { 0 };
  for (int side = 0; side < 2; side++)
    {
      const IdpViewEye eye = idp_view_eye (photo, side);
      const double share = red_share (photo->view, &eye, redder, least);
      const IdpRect pupil = idp_view_square (photo->view, eye.centre, 2 * PUPIL_RADIUS * eye.unit);
      most = fmax (most, share);
      if (100 * share > rule->limit.max)
        region = idp_rect_around (&region, &pupil);
    }
  if (idp_rect_is_empty (&region))
    region = idp_view_eyes_box (photo);
  return (IdpMeasurement){
    .measured = 100 * most,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_red_eye = {
  .id = "red-eye",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "redder", 0, 100 }, { "redness", 0, 100 }, { NULL } },
  .run = run,
};
