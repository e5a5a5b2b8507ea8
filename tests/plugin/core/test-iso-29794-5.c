/* test-iso-29794-5: score maps against values worked out by hand; measures on a face of one or two
 * colours. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "iso-29794-5.h"

#include <string.h>

#include "scratch.h"

static const struct
{
  IdpIsoMeasure measure;
  double raw, scalar;
} pairs[] = {
  { IDP_ISO_ILLUMINATION_UNIFORMITY, 0, 0 },
  { IDP_ISO_ILLUMINATION_UNIFORMITY, 0.001, 13 },
  { IDP_ISO_ILLUMINATION_UNIFORMITY, 0.148789, 56 },
  { IDP_ISO_ILLUMINATION_UNIFORMITY, 0.5, 81 },
  { IDP_ISO_ILLUMINATION_UNIFORMITY, 0.967, 99 },
  { IDP_ISO_ILLUMINATION_UNIFORMITY, 1, 100 },
  { IDP_ISO_LUMINANCE_MEAN, 0, 2 },
  { IDP_ISO_LUMINANCE_MEAN, 0.1, 12 },
  { IDP_ISO_LUMINANCE_MEAN, 0.25, 73 },
  { IDP_ISO_LUMINANCE_MEAN, 0.5, 100 },
  { IDP_ISO_LUMINANCE_MEAN, 0.75, 73 },
  { IDP_ISO_LUMINANCE_MEAN, 1, 2 },
  { IDP_ISO_LUMINANCE_VARIANCE, 0, 0 },
  { IDP_ISO_LUMINANCE_VARIANCE, 0.005, 66 },
  { IDP_ISO_LUMINANCE_VARIANCE, 1 / 60.0, 100 },
  { IDP_ISO_LUMINANCE_VARIANCE, 0.05, 71 },
  { IDP_ISO_LUMINANCE_VARIANCE, 0.25, 20 },
  { IDP_ISO_DYNAMIC_RANGE, 0, 0 },
  { IDP_ISO_DYNAMIC_RANGE, 7.5, 93.75 }, /* not rounded */
  { IDP_ISO_DYNAMIC_RANGE, 8, 100 },
  { IDP_ISO_DYNAMIC_RANGE, 8.5, 100 },
  { IDP_ISO_NATURAL_COLOUR, 0, 100 },
  { IDP_ISO_NATURAL_COLOUR, 5, 76 },
  { IDP_ISO_NATURAL_COLOUR, 10, 54 },
  { IDP_ISO_NATURAL_COLOUR, 20, 24 },
  { IDP_ISO_NATURAL_COLOUR, 100, 0 },
  { IDP_ISO_EYES_OPEN, 0, 12 },
  { IDP_ISO_EYES_OPEN, 0.01, 27 },
  { IDP_ISO_EYES_OPEN, 0.02, 50 },
  { IDP_ISO_EYES_OPEN, 0.0502, 95 },
  { IDP_ISO_EYES_OPEN, 0.11, 100 },
  { IDP_ISO_MOUTH_CLOSED, 0, 97 },
  { IDP_ISO_MOUTH_CLOSED, 0.08, 88 },
  { IDP_ISO_MOUTH_CLOSED, 0.2, 50 },
  { IDP_ISO_MOUTH_CLOSED, 0.3, 16 },
  { IDP_ISO_MOUTH_CLOSED, 0.6, 0 },
  { IDP_ISO_INTER_EYE_DISTANCE, 0, 3 },
  { IDP_ISO_INTER_EYE_DISTANCE, 70, 50 },
  { IDP_ISO_INTER_EYE_DISTANCE, 90, 73 },
  { IDP_ISO_INTER_EYE_DISTANCE, 113, 90 },
  { IDP_ISO_INTER_EYE_DISTANCE, 1000, 100 },
  { IDP_ISO_HEAD_SIZE, 0, 0 },
  { IDP_ISO_HEAD_SIZE, 0.24, 3 },
  { IDP_ISO_HEAD_SIZE, 0.34, 20 },
  { IDP_ISO_HEAD_SIZE, 0.4, 54 }, /* as far below the best as 0.5 above */
  { IDP_ISO_HEAD_SIZE, 0.45, 100 },
  { IDP_ISO_HEAD_SIZE, 0.5, 54 },
  { IDP_ISO_HEAD_SIZE, 0.9, 0 },
  { IDP_ISO_LEFTWARD_CROP, -1, 0 }, /* the eye lies outside */
  { IDP_ISO_LEFTWARD_CROP, 0.5, 2 },
  { IDP_ISO_LEFTWARD_CROP, 0.9, 50 },
  { IDP_ISO_LEFTWARD_CROP, 1.2, 95 },
  { IDP_ISO_LEFTWARD_CROP, 3, 100 },
  { IDP_ISO_RIGHTWARD_CROP, 0.7, 12 },
  { IDP_ISO_RIGHTWARD_CROP, 0.9, 50 },
  { IDP_ISO_MARGIN_ABOVE, 1.2, 12 },
  { IDP_ISO_MARGIN_ABOVE, 1.4, 50 },
  { IDP_ISO_MARGIN_ABOVE, 1.5, 73 },
  { IDP_ISO_MARGIN_BELOW, 1.4, 2 },
  { IDP_ISO_MARGIN_BELOW, 1.726251, 32 },
  { IDP_ISO_MARGIN_BELOW, 1.8, 50 },
  { IDP_ISO_MARGIN_BELOW, 3, 100 },
  { IDP_ISO_ROLL, 0, 100 },
  { IDP_ISO_ROLL, -4, 100 },
  { IDP_ISO_ROLL, 8, 98 },
  { IDP_ISO_ROLL, -16.291553, 92 },
  { IDP_ISO_ROLL, 45, 50 },
  { IDP_ISO_ROLL, 90, 0 },
};

static void
test_score_maps (void)
{
  gboolean seen[IDP_ISO_N] = { FALSE };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const double scalar = idp_iso_scalar (pairs[i].measure, pairs[i].raw);
      if (fabs (scalar - pairs[i].scalar) > 1e-9)
        g_error ("%s: %g gives %g, not %g", idp_iso_names[pairs[i].measure], pairs[i].raw, scalar,
                 pairs[i].scalar);
      seen[pairs[i].measure] = TRUE;
    }
  for (int i = 0; i < IDP_ISO_N; i++)
    {
      g_assert_true (seen[i]);
      g_assert_true (isnan (idp_iso_scalar (i, NAN)));
    }
}

/* A face as the standard aligns it, in a picture of 616 x 616: eyes 113 px apart, T = 200 px. */
static IdpFace
plain_face (void)
{
  IdpFace face = { .count = 1, .roll_deg = 0, .yaw_deg = 0 };
  IdpLandmark *landmarks = face.landmarks;
  for (int i = 0; i < IDP_LANDMARKS; i++)
    landmarks[i].at = (IdpPoint){ 308, 330 };
  for (int side = 0; side < 2; side++)
    {
      const int lids = side == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS;
      const double x = side == 0 ? 251.5 : 364.5, opening = side == 0 ? 10 : 14;
      landmarks[lids].at = (IdpPoint){ x - 20, 272.5 };
      landmarks[lids + 4].at = (IdpPoint){ x + 20, 272.5 };
      for (int i = 1; i < 4; i++)
        {
          landmarks[lids + i].at = (IdpPoint){ x, 272.5 - opening / 2 };
          landmarks[lids + 4 + i].at = (IdpPoint){ x, 272.5 + opening / 2 };
        }
    }
  for (int i = 0; i < 2 * IDP_LANDMARK_BROW_N; i++)
    landmarks[IDP_LANDMARK_LEFT_BROW + i].at
        = (IdpPoint){ i < IDP_LANDMARK_BROW_N ? 208 : 408, 240 };
  landmarks[IDP_LANDMARK_NOSE_TIP].at = (IdpPoint){ 308.5, 336.5 };
  landmarks[IDP_LANDMARK_OUTER_LIPS].at = (IdpPoint){ 262.5, 402.5 };
  landmarks[IDP_LANDMARK_OUTER_LIPS + 6].at = (IdpPoint){ 355.5, 402.5 };
  for (int i = 0; i < IDP_LANDMARK_INNER_LIPS_N; i++)
    landmarks[IDP_LANDMARK_INNER_LIPS + i].at = (IdpPoint){ 308, i < 5 ? 392.5 : 412.5 };
  for (int i = 0; i < IDP_LANDMARK_JAW_N; i++)
    landmarks[IDP_LANDMARK_JAW + i].at = (IdpPoint){ i < IDP_LANDMARK_JAW_N / 2 ? 208 : 408, 440 };
  landmarks[IDP_LANDMARK_CHIN].at = (IdpPoint){ 308, 472.5 };
  return face;
}

static IdpImage *
two_colours (const guint8 left[3], const guint8 right[3])
{
  IdpImage *image = idp_image_new (616, 616, NULL);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      memcpy (idp_image_at (image, x, y), x < 308 ? left : right, 3);
  return image;
}

static void
measure (const guint8 left[3], const guint8 right[3], double raw[IDP_ISO_N])
{
  const IdpFace face = plain_face ();
  g_autoptr (IdpImage) image = two_colours (left, right);
  idp_iso_measure (image, &face, 616, 616, raw);
}

static void
test_geometry (void)
{
  const guint8 grey[3] = { 120, 120, 120 };
  double raw[IDP_ISO_N];
  measure (grey, grey, raw);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_EYES_OPEN], 10 / 200.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_MOUTH_CLOSED], 20 / 200.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_INTER_EYE_DISTANCE], 113, 1e-9);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_HEAD_SIZE], 200 / 616.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_LEFTWARD_CROP], 251.5 / 113, 1e-9);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_RIGHTWARD_CROP], (616 - 364.5) / 113, 1e-9);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_MARGIN_ABOVE], 272.5 / 200, 1e-4);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_MARGIN_BELOW], (616 - 272.5) / 200, 1e-4);
  g_assert_cmpfloat (raw[IDP_ISO_ROLL], ==, 0);
}

/* A turned head has its eyes further apart than they look; where it is not known how far it is
 * turned, nothing is said. */
static void
test_yaw (void)
{
  const guint8 grey[3] = { 120, 120, 120 };
  g_autoptr (IdpImage) image = two_colours (grey, grey);
  IdpFace face = plain_face ();
  double raw[IDP_ISO_N];
  face.yaw_deg = 60;
  idp_iso_measure (image, &face, 616, 616, raw);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_INTER_EYE_DISTANCE], 226, 1e-9);
  face.yaw_deg = NAN;
  idp_iso_measure (image, &face, 616, 616, raw);
  g_assert_true (isnan (raw[IDP_ISO_INTER_EYE_DISTANCE]));
}

/* sRGB 120 is level 48 in linear light, 188 is level 128. */
static void
test_luminance (void)
{
  const guint8 dark[3] = { 120, 120, 120 }, light[3] = { 188, 188, 188 };
  double raw[IDP_ISO_N];
  measure (dark, dark, raw);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_LUMINANCE_MEAN], 48 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_LUMINANCE_VARIANCE], 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_DYNAMIC_RANGE], 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_ILLUMINATION_UNIFORMITY], 1, 1e-9);

  /* The column between the halves holds a few mixed pixels. */
  measure (dark, light, raw);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_LUMINANCE_MEAN], (48 + 128) / 510.0, 0.01);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_LUMINANCE_VARIANCE], pow ((128 - 48) / 510.0, 2),
                                  0.001);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_DYNAMIC_RANGE], 1, 0.05);
  g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_ILLUMINATION_UNIFORMITY], 0, 1e-9);
}

static void
test_natural_colour (void)
{
  static const struct
  {
    guint8 rgb[3];
    double distance;
  } colours[] = {
    { { 210, 160, 130 }, 0 },     { { 230, 120, 90 }, 16.788 }, /* too red */
    { { 255, 200, 60 }, 37.572 },                               /* too yellow */
    { { 225, 215, 205 }, 2.710 },                               /* pale */
    { { 120, 150, 200 }, 100 },                                 /* blue */
    { { 128, 128, 128 }, 100 }, /* without colour: the white of the standard is a little red */
  };
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      double raw[IDP_ISO_N];
      measure (colours[i].rgb, colours[i].rgb, raw);
      g_assert_cmpfloat_with_epsilon (raw[IDP_ISO_NATURAL_COLOUR], colours[i].distance, 0.01);
    }
}

static void
test_no_face (void)
{
  const guint8 grey[3] = { 120, 120, 120 };
  g_autoptr (IdpImage) image = two_colours (grey, grey);
  const IdpFace nobody = { 0 };
  double raw[IDP_ISO_N];
  idp_iso_measure (image, &nobody, 616, 616, raw);
  for (int i = 0; i < IDP_ISO_N; i++)
    g_assert_true (isnan (raw[i]));
}

/* One cheek in shade, little light, lips parted: each is seen by its measure. */
static void
test_sitter (void)
{
  double good[IDP_ISO_N], bad[IDP_ISO_N];
  g_autoptr (IdpImage) plain = scratch_draw ("", NULL);
  g_autoptr (IdpImage) odd = scratch_draw ("light_ratio=2 mouth_open=0.3 exposure_ev=-3", NULL);
  const IdpFace plain_seen = scratch_find_face (plain), odd_seen = scratch_find_face (odd);
  idp_iso_measure (plain, &plain_seen, plain->width_px, plain->height_px, good);
  idp_iso_measure (odd, &odd_seen, odd->width_px, odd->height_px, bad);
  const IdpIsoMeasure lower[]
      = { IDP_ISO_ILLUMINATION_UNIFORMITY, IDP_ISO_LUMINANCE_MEAN, IDP_ISO_DYNAMIC_RANGE };
  for (guint i = 0; i < G_N_ELEMENTS (lower); i++)
    g_assert_cmpfloat (bad[lower[i]], <, 0.7 * good[lower[i]]);
  g_assert_cmpfloat (bad[IDP_ISO_MOUTH_CLOSED], >, 2 * good[IDP_ISO_MOUTH_CLOSED]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/iso-29794-5/score-maps", test_score_maps);
  g_test_add_func ("/iso-29794-5/geometry", test_geometry);
  g_test_add_func ("/iso-29794-5/yaw", test_yaw);
  g_test_add_func ("/iso-29794-5/luminance", test_luminance);
  g_test_add_func ("/iso-29794-5/natural-colour", test_natural_colour);
  g_test_add_func ("/iso-29794-5/no-face", test_no_face);
  g_test_add_func ("/iso-29794-5/sitter", test_sitter);
  return g_test_run ();
}
