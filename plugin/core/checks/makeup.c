/* makeup: lips, lids and cheeks in colours that they have not by nature.
 *
 * Their colours are told against those of the face, so that light and skin tone matter little.
 * Foundation, a thin line along the lashes and lipstick in the colour of lips cannot be seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

/* In eye distances: the strip of the upper lid above the lashes, and the patch of a cheek. */
#define LID_FROM 0.035
#define LID_TO 0.11
#define CHEEK_ASIDE 0.62
#define CHEEK_DOWN 0.5
#define CHEEK_SIDE 0.3

#define WHITE_LIGHTNESS 90 /* a lid that is brighter lies behind a reflection */

/* Medians over the pixels in OUTER but not in INNER; FALSE without any. */
static gboolean
median_between (const IdpPhoto *photo, const IdpPoint *outer, int n_outer, const IdpPoint *inner,
                int n_inner, double lab[3])
{
  IdpRect box = { 0 };
  for (int i = 0; i < n_outer; i++)
    {
      const IdpRect corner = idp_view_around (photo->view, outer[i], 1, 1, 1);
      box = idp_rect_around (&box, &corner);
    }
  const int size = box.width * box.height;
  g_autofree float *values = g_new (float, 3 * size);
  int n = 0;
  for (int i = 0; i < size; i++)
    {
      const int x = box.x + i % box.width, y = box.y + i / box.width;
      const IdpPoint p = { x + 0.5, y + 0.5 };
      if (!idp_polygon_has (outer, n_outer, p) || idp_polygon_has (inner, n_inner, p))
        continue;
      for (int c = 0; c < 3; c++)
        values[c * size + n] = idp_photo_lab_at (photo, x, y)[c];
      n++;
    }
  for (int c = 0; c < 3 && n > 0; c++)
    lab[c] = idp_quantile (values + c * size, n, 0.5);
  return n > 0;
}

static double
beyond (double value, const double range[2])
{
  return fmax (0, fmax (range[0] - value, value - range[1]));
}

/* How far the difference A, B of CIELAB lies outside the ranges of RULE for PART. */
static double
outside (const IdpRule *rule, const char *part, double a, double b)
{
  g_autofree char *a_range = g_strconcat (part, "-a-range", NULL);
  g_autofree char *b_range = g_strconcat (part, "-b-range", NULL);
  return hypot (beyond (a, idp_rule_param (rule, a_range, NULL)),
                beyond (b, idp_rule_param (rule, b_range, NULL)));
}

static double
measure_lips (const IdpPhoto *photo, const IdpRule *rule, const double skin[3])
{
  IdpPoint outer[IDP_LANDMARK_OUTER_LIPS_N], inner[IDP_LANDMARK_INNER_LIPS_N];
  double lips[3];
  for (int i = 0; i < IDP_LANDMARK_OUTER_LIPS_N; i++)
    outer[i] = idp_view_landmark (photo, IDP_LANDMARK_OUTER_LIPS + i);
  for (int i = 0; i < IDP_LANDMARK_INNER_LIPS_N; i++)
    inner[i] = idp_view_landmark (photo, IDP_LANDMARK_INNER_LIPS + i);
  if (!median_between (photo, outer, IDP_LANDMARK_OUTER_LIPS_N, inner, IDP_LANDMARK_INNER_LIPS_N,
                       lips))
    return 0;
  return outside (rule, "lips", lips[1] - skin[1], lips[2] - skin[2]);
}

/* A lid mostly lies in shade, which takes chroma along with lightness. */
static double
measure_lid (const IdpPhoto *photo, const IdpRule *rule, const double skin[3], int side)
{
  enum
  {
    N = 3
  };
  const IdpViewEye eye = idp_view_eye (photo, side);
  IdpPoint strip[2 * N];
  double lid[3];
  for (int i = 0; i < N; i++)
    {
      const IdpPoint p = eye.lids[1 + i];
      strip[i] = (IdpPoint){ p.x, p.y - LID_FROM * eye.unit };
      strip[2 * N - 1 - i] = (IdpPoint){ p.x, p.y - LID_TO * eye.unit };
    }
  if (!median_between (photo, strip, 2 * N, NULL, 0, lid) || lid[0] > WHITE_LIGHTNESS)
    return 0;
  const double shade = lid[0] / skin[0];
  return outside (rule, "lids", lid[1] - shade * skin[1], lid[2] - shade * skin[2]);
}

static IdpRect
cheek (const IdpPhoto *photo, int side)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const IdpPoint middle
      = idp_face_axes_point (&axes, side == 0 ? -CHEEK_ASIDE : CHEEK_ASIDE, CHEEK_DOWN);
  return idp_view_square (photo->view, middle, CHEEK_SIDE * axes.eye_distance_px);
}

static double
measure_cheek (const IdpPhoto *photo, const IdpRule *rule, const double skin[3], int side)
{
  const IdpRect patch = cheek (photo, side);
  double lab[3];
  if (!idp_view_median_lab (photo->view, &patch, lab))
    return 0;
  return outside (rule, "cheeks", lab[1] - skin[1], lab[2] - skin[2]);
}

/* Light, hair and glasses colour one side, make-up both: the lesser one counts. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  double skin[3];
  if (!idp_view_has_colour (photo->view) || !idp_face_median_lab (photo, skin)
      || !idp_skin_has_colour (skin))
    return (IdpMeasurement){ .measured = NAN };

  const double margin = LID_TO * idp_face_axes (photo).eye_distance_px;
  const double lips = measure_lips (photo, rule, skin);
  const double lids = fmin (measure_lid (photo, rule, skin, 0), measure_lid (photo, rule, skin, 1));
  const double cheeks
      = fmin (measure_cheek (photo, rule, skin, 0), measure_cheek (photo, rule, skin, 1));
  const double most = fmax (lips, fmax (lids, cheeks));

  IdpRect region
      = idp_view_landmark_box (photo, IDP_LANDMARK_OUTER_LIPS, IDP_LANDMARK_OUTER_LIPS_N, margin);
  if (lids == most && lids > lips)
    region = idp_view_landmark_box (photo, IDP_LANDMARK_LEFT_LIDS, 2 * IDP_LANDMARK_LIDS_N, margin);
  else if (cheeks == most && cheeks > lips)
    {
      const IdpRect left = cheek (photo, 0), right = cheek (photo, 1);
      region = idp_rect_around (&left, &right);
    }
  return (IdpMeasurement){
    .measured = most,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_makeup = {
  .id = "makeup",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "lips-a-range", -200, 200, 2 },
                                { "lips-b-range", -200, 200, 2 },
                                { "lids-a-range", -200, 200, 2 },
                                { "lids-b-range", -200, 200, 2 },
                                { "cheeks-a-range", -200, 200, 2 },
                                { "cheeks-b-range", -200, 200, 2 },
                                { NULL } },
  .run = run,
};
