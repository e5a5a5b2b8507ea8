/* contacts: irises in colours that dark brown ones have not.
 *
 * An iris is compared with skin in so deep a shade that it would be as dark: brown irises come out
 * near it, blue, green, grey and violet ones do not. Blue and green eyes may be born so, which only
 * a person can tell; brown lenses and darker rims are not seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

/* In eye distances: the part of the iris between pupil and rim, and where its middle is looked for.
 */
#define RING_FROM 0.035
#define RING_TO 0.085
#define SEARCH_ASIDE 0.08
#define SEARCH_UP 0.03
#define MARGIN 0.05

#define WHITE_LIGHTNESS 60
#define MOST_LIGHTNESS 0.85 /* of the skin's: brighter than any iris is a reflection */
#define LEAST_SEEN 0.2      /* of the square around the iris */

/* How bright the disc around MIDDLE is, L*; what the lids hide of it counts as white of the eye. */
static double
disc_lightness (const IdpPhoto *photo, const IdpViewEye *eye, IdpPoint middle)
{
  const double reach = RING_TO * eye->unit;
  const IdpRect box = idp_view_around (photo->view, middle, reach, reach, reach);
  double sum = 0;
  int n = 0;
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const IdpPoint p = { x + 0.5, y + 0.5 };
        if (hypot (p.x - middle.x, p.y - middle.y) > reach)
          continue;
        sum += idp_polygon_has (eye->lids, IDP_LANDMARK_LIDS_N, p)
                   ? fmin (WHITE_LIGHTNESS, idp_photo_lab_at (photo, x, y)[0])
                   : WHITE_LIGHTNESS;
        n++;
      }
  return n > 0 ? sum / n : WHITE_LIGHTNESS;
}

static IdpPoint
iris_middle (const IdpPhoto *photo, const IdpViewEye *eye)
{
  IdpPoint middle = eye->centre;
  double darkest = G_MAXDOUBLE;
  for (double y = -SEARCH_UP * eye->unit; y <= SEARCH_UP * eye->unit; y++)
    for (double x = -SEARCH_ASIDE * eye->unit; x <= SEARCH_ASIDE * eye->unit; x++)
      {
        const IdpPoint p = { eye->centre.x + x, eye->centre.y + y };
        const double lightness = disc_lightness (photo, eye, p);
        middle = lightness < darkest ? p : middle;
        darkest = fmin (darkest, lightness);
      }
  return middle;
}

/* Median Lab of the ring of the iris that the lids leave free; FALSE where there is too little. */
static gboolean
iris_colour (const IdpPhoto *photo, const IdpViewEye *eye, double lab[3])
{
  const IdpPoint middle = iris_middle (photo, eye);
  const double reach = RING_TO * eye->unit;
  const IdpRect box = idp_view_around (photo->view, middle, reach, reach, reach);
  const int size = box.width * box.height;
  g_autofree float *values = g_new (float, 3 * size);
  int n = 0;
  for (int i = 0; i < size; i++)
    {
      const int x = box.x + i % box.width, y = box.y + i / box.width;
      const IdpPoint p = { x + 0.5, y + 0.5 };
      const double radius = hypot (p.x - middle.x, p.y - middle.y);
      if (radius < RING_FROM * eye->unit || radius > reach
          || !idp_polygon_has (eye->lids, IDP_LANDMARK_LIDS_N, p))
        continue;
      for (int c = 0; c < 3; c++)
        values[c * size + n] = idp_photo_lab_at (photo, x, y)[c];
      n++;
    }
  for (int c = 0; c < 3 && n > 0; c++)
    lab[c] = idp_quantile (values + c * size, n, 0.5);
  return n > LEAST_SEEN * size;
}

static double
below (double value, double least)
{
  return fmax (0, least - value);
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  double skin[3];
  if (!idp_view_has_colour (photo->view) || !idp_face_median_lab (photo, skin)
      || !idp_skin_has_colour (skin))
    return (IdpMeasurement){ .measured = NAN };

  /* Reflections colour one eye, lenses both: the lesser one counts. */
  double least = NAN;
  IdpRect region = { 0 };
  for (int side = 0; side < 2; side++)
    {
      const IdpViewEye eye = idp_view_eye (photo, side);
      const double width = hypot (eye.lids[4].x - eye.lids[0].x, eye.lids[4].y - eye.lids[0].y);
      double iris[3];
      if (width < idp_rule_number (rule, "eye-width-min") || !iris_colour (photo, &eye, iris))
        continue;
      const double shade = iris[0] / skin[0];
      if (shade > MOST_LIGHTNESS)
        continue;
      const double distance
          = hypot (below (iris[1] - shade * skin[1], idp_rule_number (rule, "a-min")),
                   below (iris[2] - shade * skin[2], idp_rule_number (rule, "b-min")));
      const IdpRect box = idp_view_landmark_box (
          photo, side == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS, IDP_LANDMARK_LIDS_N,
          MARGIN * eye.unit);
      least = fmin (least, distance);
      region = idp_rect_around (&region, &box);
    }
  return (IdpMeasurement){
    .measured = least,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_contacts_coloured = {
  .id = "contacts-coloured",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "eye-width-min", 0, 1000 },
                                { "a-min", -200, 200 },
                                { "b-min", -200, 200 },
                                { NULL } },
  .run = run,
};
