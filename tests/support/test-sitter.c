/* test-sitter: the drawn person is where the truth says, and each defect is what it claims.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "error.h"
#include "sitter.h"

/* A phone photo, small enough to draw many. */
static SitterParams
small_params (void)
{
  SitterParams params = sitter_params_default ();
  params.width_px = 600;
  params.height_px = 800;
  params.noise_sd = 0;
  return params;
}

static IdpImage *
draw (const SitterParams *params, SitterTruth *truth)
{
  g_autoptr (GError) error = NULL;
  IdpImage *image = sitter_draw (params, truth, &error);
  g_assert_no_error (error);
  g_assert_nonnull (image);
  return image;
}

static gboolean
same_pixels (const IdpImage *a, const IdpImage *b)
{
  return a->width_px == b->width_px && a->height_px == b->height_px
         && memcmp (a->rgb, b->rgb, (gsize) a->width_px * a->height_px * 3) == 0;
}

/* Mean code value of one channel in a square of 2 * HALF + 1 pixels around X, Y. */
static double
mean_level (const IdpImage *image, double x, double y, int half, int channel)
{
  double sum = 0;
  for (int row = (int) y - half; row <= (int) y + half; row++)
    for (int column = (int) x - half; column <= (int) x + half; column++)
      sum += idp_image_at (image, column, row)[channel];
  return sum / ((2 * half + 1) * (2 * half + 1));
}

static double
mean_green (const IdpImage *image, double x, double y, int half)
{
  return mean_level (image, x, y, half, 1);
}

/* The same in linear light. */
static double
mean_linear (const IdpImage *image, double x, double y, int half)
{
  return pow (mean_green (image, x, y, half) / 255, 2.2);
}

static void
test_deterministic (void)
{
  SitterParams params = small_params ();
  params.noise_sd = 3;
  g_autoptr (IdpImage) a = draw (&params, NULL);
  g_autoptr (IdpImage) b = draw (&params, NULL);
  g_assert_true (same_pixels (a, b));
  params.seed++;
  g_autoptr (IdpImage) c = draw (&params, NULL);
  g_assert_false (same_pixels (a, c));
}

static void
assert_inside (const SitterParams *params, IdpPoint p)
{
  g_assert_true (idp_point_known (p));
  g_assert_cmpfloat (p.x, >, 0);
  g_assert_cmpfloat (p.x, <, params->width_px);
  g_assert_cmpfloat (p.y, >, 0);
  g_assert_cmpfloat (p.y, <, params->height_px);
}

static void
test_truth_in_frame (void)
{
  SitterParams params = small_params ();
  SitterTruth t;
  g_autoptr (IdpImage) image = draw (&params, &t);

  const IdpPoint points[] = { t.left_eye,  t.right_eye,  t.mouth,         t.chin,          t.crown,
                              t.face_left, t.face_right, t.shoulder_left, t.shoulder_right };
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    assert_inside (&params, points[i]);
  g_assert_cmpfloat_with_epsilon ((t.chin.y - t.crown.y) / params.height_px, params.head_height,
                                  0.002);
  g_assert_cmpfloat_with_epsilon (t.right_eye.x - t.left_eye.x, t.iod_px, 1e-6);
  g_assert_cmpint (t.head_box.y, ==, floor (t.crown.y));
  g_assert_cmpfloat (t.head_box.x, <, t.face_left.x);
}

static void
test_truth_is_what_was_drawn (void)
{
  SitterParams params = small_params ();
  params.tilt_deg = 4;
  SitterTruth t;
  g_autoptr (IdpImage) image = draw (&params, &t);

  /* Dark pupils, bright cheeks, hair just below the crown and wall just above it. */
  double cheek = mean_green (image, t.left_eye.x, (t.left_eye.y + t.mouth.y) / 2, 2);
  g_assert_cmpfloat (mean_green (image, t.left_eye.x, t.left_eye.y, 1), <, 0.5 * cheek);
  g_assert_cmpfloat (mean_green (image, t.right_eye.x, t.right_eye.y, 1), <, 0.5 * cheek);
  g_assert_cmpfloat (mean_green (image, t.crown.x, t.crown.y + 4, 1), <, 80);
  g_assert_cmpfloat (mean_green (image, t.crown.x, t.crown.y - 3, 1), >, 200);

  /* No hair stands above the crown. */
  for (int x = t.head_box.x; x < t.head_box.x + t.head_box.width; x++)
    g_assert_cmpint (idp_image_at (image, x, (int) t.crown.y - 2)[1], >, 200);

  double dx = t.right_eye.x - t.left_eye.x, dy = t.right_eye.y - t.left_eye.y;
  g_assert_cmpfloat_with_epsilon (atan2 (dy, dx) * 180 / G_PI, t.roll_deg, 1e-6);
  g_assert_cmpfloat (t.roll_deg, ==, 4);
}

static void
test_finished (void)
{
  SitterParams params = sitter_params_finished ();
  SitterTruth t;
  g_autoptr (IdpImage) image = draw (&params, &t);
  g_assert_cmpint (image->width_px, ==, 480);
  g_assert_cmpint (image->height_px, ==, 640);
  g_assert_cmpfloat_with_epsilon (t.crown.y, 80, 1);
  g_assert_cmpfloat_with_epsilon (t.left_eye.y, 252, 1);
  g_assert_cmpfloat_with_epsilon (t.face_right.x - t.face_left.x, 217, 2);
  g_assert_cmpfloat_with_epsilon ((t.left_eye.x + t.right_eye.x) / 2, 240, 0.01);
}

static void
test_people (void)
{
  SitterParams params = small_params ();
  SitterTruth t;
  params.n_people = 0;
  g_autoptr (IdpImage) wall = draw (&params, &t);
  g_assert_cmpint (t.n_people, ==, 0);
  g_assert_false (idp_point_known (t.left_eye));
  g_assert_cmpfloat (mean_green (wall, 300, 400, 20), >, 200);

  params.n_people = 2;
  params.head_height = 0.25;
  g_autoptr (IdpImage) both = draw (&params, &t);
  g_assert_cmpint (t.n_people, ==, 2);
  g_assert_cmpfloat (t.right_eye.x, <, 300);
  double mirrored = params.width_px - t.right_eye.x;
  g_assert_cmpfloat (mean_green (both, mirrored, t.right_eye.y, 1), <, 120);
}

static void
test_background (void)
{
  SitterParams params = small_params ();
  params.background_fall_levels = 0;
  params.background_ramp_levels = 30;
  g_autoptr (IdpImage) ramp = draw (&params, NULL);
  double left = mean_green (ramp, 10, 100, 5), right = mean_green (ramp, 589, 100, 5);
  g_assert_cmpfloat_with_epsilon (right - left, 30 * 579.0 / 600, 1);

  params.background_ramp_levels = 0;
  params.background_fall_levels = 8;
  g_autoptr (IdpImage) fall = draw (&params, NULL);
  g_assert_cmpfloat_with_epsilon (mean_green (fall, 300, 60, 5) - mean_green (fall, 10, 60, 5), 4,
                                  0.8);

  params.background_fall_levels = 0;
  params.background_shadow_levels = 25;
  params.background_shadow_shift = 0.8;
  SitterTruth t;
  g_autoptr (IdpImage) shadow = draw (&params, &t);
  double beside = t.face_right.x + 0.35 * t.iod_px;
  g_assert_cmpfloat_with_epsilon (mean_green (shadow, beside, t.left_eye.y, 2),
                                  params.background.g - 25, 1.5);
  g_assert_cmpfloat_with_epsilon (mean_green (shadow, 10, t.left_eye.y, 2), params.background.g, 1);
}

/* Left cheek over right cheek in linear light. */
static double
cheek_ratio (const SitterParams *params)
{
  SitterTruth t;
  g_autoptr (IdpImage) image = draw (params, &t);
  double y = t.left_eye.y + 0.5 * t.iod_px;
  int half = 0.15 * t.iod_px;
  return mean_linear (image, t.left_eye.x, y, half) / mean_linear (image, t.right_eye.x, y, half);
}

static void
test_light (void)
{
  SitterParams params = small_params ();
  double even = cheek_ratio (&params);
  g_assert_cmpfloat_with_epsilon (even, 1, 0.12);
  params.light_ratio = 0.6;
  params.tilt_deg = 4; /* the light follows the head */
  g_assert_cmpfloat_with_epsilon (cheek_ratio (&params) / even, 0.6, 0.07);
  params.tilt_deg = 0;
  params.light_ratio = 1.6;
  g_assert_cmpfloat_with_epsilon (cheek_ratio (&params) / even, 1.6, 0.12);

  params.light_ratio = 1;
  g_autoptr (IdpImage) normal = draw (&params, NULL);
  params.exposure_ev = -1;
  g_autoptr (IdpImage) dark = draw (&params, NULL);
  g_assert_cmpfloat_with_epsilon (mean_linear (dark, 300, 60, 5) / mean_linear (normal, 300, 60, 5),
                                  0.5, 0.03);
}

/* Sum of the squared differences of pixels next to each other, around the left eye. */
static double
sharpness (const IdpImage *image, const SitterTruth *t)
{
  double sum = 0;
  int half = 0.3 * t->iod_px;
  for (int y = t->left_eye.y - half; y < t->left_eye.y + half; y++)
    for (int x = t->left_eye.x - half; x < t->left_eye.x + half; x++)
      {
        double d = idp_image_at (image, x + 1, y)[1] - idp_image_at (image, x, y)[1];
        sum += d * d;
      }
  return sum;
}

static void
test_blur (void)
{
  SitterParams params = small_params ();
  double before = G_MAXDOUBLE;
  for (double sigma = 0; sigma <= 6; sigma += 2)
    {
      SitterTruth t;
      params.blur_sigma = sigma;
      g_autoptr (IdpImage) image = draw (&params, &t);
      double now = sharpness (image, &t);
      g_assert_cmpfloat (now, <, 0.7 * before);
      before = now;
    }
}

static void
test_noise (void)
{
  SitterParams params = small_params ();
  params.n_people = 0;
  params.background = (SitterColour){ 128, 128, 128 };
  params.background_fall_levels = 0;
  params.noise_sd = 4;
  g_autoptr (IdpImage) image = draw (&params, NULL);

  double sum = 0, squares = 0, products = 0;
  const int n = 400;
  for (int y = 0; y < n; y++)
    for (int x = 0; x < n; x++)
      {
        double d = idp_image_at (image, x, y)[1] - 128.0,
               next = idp_image_at (image, x + 1, y)[1] - 128.0;
        sum += d;
        squares += d * d;
        products += d * next;
      }
  g_assert_cmpfloat_with_epsilon (sum / (n * n), 0, 0.3);
  g_assert_cmpfloat_with_epsilon (sqrt (squares / (n * n)), 4, 0.5);
  g_assert_cmpfloat (products / squares, >, 0.3); /* neighbours are correlated, */
  g_assert_cmpfloat (products / squares, <, 0.8); /* but not the same */
}

static void
test_face_defects (void)
{
  SitterParams plain = small_params ();
  SitterTruth t;
  g_autoptr (IdpImage) image = draw (&plain, &t);
  double pupil = mean_green (image, t.left_eye.x, t.left_eye.y, 1);

  SitterParams params = plain;
  params.eyes_closed = 1;
  g_autoptr (IdpImage) closed = draw (&params, NULL);
  g_assert_cmpfloat (mean_green (closed, t.left_eye.x, t.left_eye.y - 0.02 * t.iod_px, 1), >,
                     pupil + 50);

  params = plain;
  params.mouth_open = 0.2;
  g_autoptr (IdpImage) open = draw (&params, NULL);
  double teeth = t.mouth.y - 0.04 * t.iod_px;
  g_assert_cmpfloat (mean_green (open, t.mouth.x, teeth, 1), >, 160);
  g_assert_cmpfloat (mean_green (image, t.mouth.x, teeth, 1), <, 130);

  params = plain;
  params.red_eye = TRUE;
  g_autoptr (IdpImage) red = draw (&params, NULL);
  g_assert_cmpfloat (mean_level (red, t.left_eye.x, t.left_eye.y, 1, 0), >,
                     2 * mean_level (red, t.left_eye.x, t.left_eye.y, 1, 1));

  params = plain;
  params.glasses = TRUE;
  params.glasses_tint = 0.7;
  g_autoptr (IdpImage) tinted = draw (&params, NULL);
  double under = t.left_eye.y + 0.2 * t.iod_px;
  g_assert_cmpfloat (mean_green (tinted, t.left_eye.x, under, 1), <,
                     0.6 * mean_green (image, t.left_eye.x, under, 1));

  params = plain;
  params.highlight = 1;
  g_autoptr (IdpImage) shine = draw (&params, NULL);
  double forehead = t.left_eye.y - 0.7 * t.iod_px;
  g_assert_cmpfloat (mean_green (shine, t.mouth.x, forehead, 1), >,
                     mean_green (image, t.mouth.x, forehead, 1) + 20);
}

static void
test_params_by_name (void)
{
  SitterParams params = sitter_params_default ();
  g_autoptr (GError) error = NULL;
  g_assert_true (sitter_params_set (&params, "tilt-deg", "-3.5", &error));
  g_assert_cmpfloat (params.tilt_deg, ==, -3.5);
  g_assert_true (sitter_params_set (&params, "top", "#1020ff", &error));
  g_assert_cmpint (params.top.b, ==, 255);
  g_assert_true (sitter_params_set (&params, "hair", "long", &error));
  g_assert_cmpint (params.hair, ==, SITTER_HAIR_LONG);
  g_assert_true (sitter_params_set (&params, "glasses", "yes", &error));
  g_assert_true (params.glasses);
  g_assert_no_error (error);

  const char *const bad[][2] = { { "tilt_deg", "400" }, { "tilt_deg", "x" }, { "n_people", "1.5" },
                                 { "top", "red" },      { "glasses", "1" },  { "nose", "1" } };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const SitterParams before = params;
      g_assert_false (sitter_params_set (&params, bad[i][0], bad[i][1], &error));
      g_assert_error (error, IDP_ERROR, IDP_ERROR_PRESET);
      g_assert_cmpmem (&params, sizeof params, &before, sizeof before);
      g_clear_error (&error);
    }
}

/* A reader who obeys the orientation sees the drawing, whatever it is. */
static void
test_orientation (void)
{
  SitterParams params = small_params ();
  g_autoptr (IdpImage) image = draw (&params, NULL);
  g_autofree char *folder = g_dir_make_tmp ("sitter-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "photo.jpg", NULL);
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (sitter_write_jpeg (path, image, 95, 300, orientation, &error));
      g_assert_no_error (error);

      g_autoptr (IdpFile) file = idp_file_load (path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (file->orientation, ==, orientation);
      g_assert_cmpfloat_with_epsilon (file->density_dpi, 300, 0.01);
      g_autoptr (IdpImage) seen = idp_file_decode (file, G_MAXINT, &error);
      g_assert_no_error (error);
      g_assert_cmpint (seen->width_px, ==, image->width_px);
      for (int y = 40; y < 800; y += 120)
        for (int x = 40; x < 600; x += 80)
          g_assert_cmpfloat_with_epsilon (mean_green (seen, x, y, 5), mean_green (image, x, y, 5),
                                          3);
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_json (void)
{
  SitterParams params = small_params ();
  params.n_people = 0;
  SitterTruth t;
  g_autoptr (IdpImage) image = draw (&params, &t);
  g_autofree char *json = sitter_truth_to_json (&t);
  g_assert_nonnull (strstr (json, "\"left_eye\":null"));
  g_assert_null (strstr (json, "nan"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sitter/deterministic", test_deterministic);
  g_test_add_func ("/sitter/truth-in-frame", test_truth_in_frame);
  g_test_add_func ("/sitter/truth-is-what-was-drawn", test_truth_is_what_was_drawn);
  g_test_add_func ("/sitter/finished", test_finished);
  g_test_add_func ("/sitter/people", test_people);
  g_test_add_func ("/sitter/background", test_background);
  g_test_add_func ("/sitter/light", test_light);
  g_test_add_func ("/sitter/blur", test_blur);
  g_test_add_func ("/sitter/noise", test_noise);
  g_test_add_func ("/sitter/face-defects", test_face_defects);
  g_test_add_func ("/sitter/params-by-name", test_params_by_name);
  g_test_add_func ("/sitter/orientation", test_orientation);
  g_test_add_func ("/sitter/json", test_json);
  return g_test_run ();
}
