/* colour-cast: how far skin and eye whites together lie from what neutral light shows of them.
 *
 * Skin alone tells little: people differ more in redness than a cast of 20 levels makes it redder.
 * The white of the eye differs less, and both shift alike under a cast, but not among people. So
 * the shift is estimated from both by generalised least squares, and counted in deviations of what
 * the same estimate gives for people in neutral light.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

/* Darker or lighter skin has lost its colour. */
#define MIN_LIGHTNESS 15
#define MAX_LIGHTNESS 92

/* The white of an eye lies outside of this circle round the iris, and within the lids; eye
 * distances. */
#define IRIS_RADIUS 0.11
#define LID_REACH 0.3
#define LID_HEIGHT 0.15
/* The half of it that is lightest and least coloured; lashes and lids are in the other. */
#define WHITE_SHARE 0.5
#define LEAST_WHITE_PX 20
#define LEAST_OPENNESS 0.3 /* of an eye that shows any */

/* Appends the Lab of the pixels of eye SIDE that may be white. */
static void
add_whites (const IdpPhoto *photo, int side, GArray *whites)
{
  if (!(idp_view_eye_state (photo, side).openness > LEAST_OPENNESS))
    return;
  const IdpViewEye eye = idp_view_eye (photo, side);
  const IdpRect box = idp_view_around (photo->view, eye.centre, LID_REACH * eye.unit,
                                       LID_HEIGHT * eye.unit, LID_HEIGHT * eye.unit);
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const IdpPoint p = { x + 0.5, y + 0.5 };
        if (hypot (p.x - eye.centre.x, p.y - eye.centre.y) > IRIS_RADIUS * eye.unit
            && idp_polygon_has (eye.lids, IDP_LANDMARK_LIDS_N, p))
          g_array_append_vals (whites, idp_photo_lab_at (photo, x, y), 3);
      }
}

static double
whiteness (const float lab[3])
{
  return lab[0] - hypot (lab[1], lab[2]);
}

static int
compare_whiteness (gconstpointer a, gconstpointer b)
{
  const double d = whiteness (b) - whiteness (a);
  return d > 0 ? 1 : d < 0 ? -1 : 0;
}

/* Median a* and b* of the whites of both eyes; FALSE where too little shows. */
static gboolean
white_colour (const IdpPhoto *photo, double ab[2])
{
  g_autoptr (GArray) whites = g_array_new (FALSE, FALSE, sizeof (float));
  for (int side = 0; side < 2; side++)
    add_whites (photo, side, whites);

  float *labs = (float *) whites->data;
  const int n = WHITE_SHARE * (whites->len / 3);
  if (n < LEAST_WHITE_PX)
    return FALSE;
  qsort (labs, whites->len / 3, 3 * sizeof *labs, compare_whiteness);
  g_autofree float *values = g_new (float, n);
  for (int c = 0; c < 2; c++)
    {
      for (int i = 0; i < n; i++)
        values[i] = labs[3 * i + 1 + c];
      ab[c] = idp_quantile (values, n, 0.5);
    }
  return TRUE;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  double skin[3], white[2];
  if (!idp_view_has_colour (photo->view) || !idp_face_median_lab (photo, skin)
      || skin[0] < MIN_LIGHTNESS || skin[0] > MAX_LIGHTNESS || !white_colour (photo, white))
    return (IdpMeasurement){ .measured = NAN };

  const double seen[] = { skin[1], skin[2], white[0], white[1] };
  const double *usual = idp_rule_param (rule, "usual", NULL);
  const double *weights = idp_rule_param (rule, "weights", NULL);
  double shift[2] = { 0 };
  for (int i = 0; i < 8; i++)
    shift[i / 4] += weights[i] * (seen[i % 4] - usual[i % 4]);
  return (IdpMeasurement){
    .measured = hypot (shift[0], shift[1]),
    .region = photo->face.box,
  };
}

const IdpCheck idp_check_colour_cast = {
  .id = "colour-cast",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "usual", -128, 128, 4 }, { "weights", -10, 10, 8 }, { NULL } },
  .run = run,
};
