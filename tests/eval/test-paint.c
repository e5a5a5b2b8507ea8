/* test-paint: masks and what they let through. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint.h"

#include <string.h>

#include "resample.h"

#define SIDE 64

static IdpImage *
grey (int level)
{
  IdpImage *image = idp_image_new (SIDE, SIDE, NULL);
  g_assert_nonnull (image);
  memset (image->rgb, level, SIDE * SIDE * 3);
  return image;
}

static double
mass (const PaintMask *mask)
{
  double sum = 0;
  for (int i = 0; i < SIDE * SIDE; i++)
    sum += mask->share[i];
  return sum;
}

static void
test_ellipse (void)
{
  g_autoptr (IdpImage) image = grey (0);
  g_autoptr (PaintMask) mask = paint_mask_new (image);
  paint_mask_add_ellipse (mask, (IdpPoint){ 32, 32 }, 20, 10, 0, 4);
  g_assert_cmpfloat (*paint_mask_at (mask, 32, 32), ==, 1);
  g_assert_cmpfloat (*paint_mask_at (mask, 50, 32), ==, 1);
  g_assert_cmpfloat_with_epsilon (*paint_mask_at (mask, 53, 31), 0.5, 0.25);
  g_assert_cmpfloat (*paint_mask_at (mask, 32, 50), ==, 0);

  const IdpRect bounds = paint_mask_bounds (mask, 0.99);
  g_assert_cmpint (bounds.width, ==, 40);
  g_assert_cmpint (bounds.height, ==, 20);

  g_autoptr (PaintMask) turned = paint_mask_new (image);
  paint_mask_add_ellipse (turned, (IdpPoint){ 32, 32 }, 20, 10, 90, 4);
  g_assert_cmpint (paint_mask_bounds (turned, 0.99).height, ==, 40);
  g_assert_cmpfloat_with_epsilon (mass (mask), mass (turned), 1);
}

static void
test_soft_disc (void)
{
  g_autoptr (IdpImage) image = grey (0);
  g_autoptr (PaintMask) mask = paint_mask_new (image);
  paint_mask_add_soft_disc (mask, (IdpPoint){ 32.5, 32.5 }, 15);
  g_assert_cmpfloat_with_epsilon (*paint_mask_at (mask, 32, 32), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (*paint_mask_at (mask, 37, 32), exp (-0.5), 0.01);
  g_assert_cmpfloat (*paint_mask_at (mask, 48, 32), ==, 0);
}

/* The area is that of the outline, whatever its softness. */
static void
test_outlines (void)
{
  g_autoptr (IdpImage) image = grey (0);
  const IdpPoint triangle[] = { { 10, 10 }, { 50, 10 }, { 10, 50 } };
  const IdpPoint line[] = { { 10, 32 }, { 54, 32 } };
  for (int feather_px = 1; feather_px <= 4; feather_px++)
    {
      g_autoptr (PaintMask) polygon = paint_mask_new (image);
      paint_mask_add_polygon (polygon, triangle, G_N_ELEMENTS (triangle), feather_px);
      g_assert_cmpfloat_with_epsilon (mass (polygon), 800, 12);
      g_autoptr (PaintMask) stroke = paint_mask_new (image);
      paint_mask_add_line (stroke, line, G_N_ELEMENTS (line), 6, feather_px);
      g_assert_cmpfloat_with_epsilon (mass (stroke), 44 * 6 + G_PI * 9, 6);
    }
}

static void
test_whole_masks (void)
{
  g_autoptr (IdpImage) image = grey (0);
  g_autoptr (PaintMask) left = paint_mask_new (image);
  const IdpPoint half[] = { { -9, -9 }, { 32, -9 }, { 32, 73 }, { -9, 73 } };
  paint_mask_add_polygon (left, half, G_N_ELEMENTS (half), 1);
  g_autoptr (PaintMask) all = paint_mask_new_full (image);
  paint_mask_scale (all, 0.5);
  paint_mask_multiply (all, left);
  g_assert_cmpfloat_with_epsilon (mass (all), SIDE * SIDE / 4, 1);
  const double before = mass (left);
  paint_mask_blur (left, 3);
  g_assert_cmpfloat_with_epsilon (mass (left), before, 1);
  g_assert_cmpfloat_with_epsilon (*paint_mask_at (left, 34, 32), 0.2, 0.03);
  paint_mask_invert (left);
  g_assert_cmpfloat_with_epsilon (mass (left), SIDE * SIDE - before, 1);
}

static void
test_colours (void)
{
  g_autoptr (IdpImage) image = grey (100);
  g_autoptr (PaintMask) half = paint_mask_new_full (image);
  paint_mask_scale (half, 0.5);
  paint_colour (image, half, (const double[3]){ 200, 100, 0 });
  const guint8 *rgb = idp_image_at (image, 5, 5);
  g_assert_cmpint (rgb[0], ==, 150);
  g_assert_cmpint (rgb[1], ==, 100);
  g_assert_cmpint (rgb[2], ==, 50);

  paint_levels (image, NULL, (const double[3]){ 120, -10, -60 });
  g_assert_cmpint (rgb[0], ==, 255);
  g_assert_cmpint (rgb[1], ==, 90);
  g_assert_cmpint (rgb[2], ==, 0);

  g_autoptr (IdpImage) over = grey (30);
  paint_image (image, NULL, over);
  g_assert_cmpint (rgb[0], ==, 30);
}

/* Half of the light of 188, which is half of 255's. */
static void
test_light (void)
{
  g_autoptr (IdpImage) image = grey (255);
  const guint8 *rgb = idp_image_at (image, 5, 5);
  paint_light (image, NULL, (const double[3]){ 0.5, 1, 2 });
  g_assert_cmpint (rgb[0], ==, 188);
  g_assert_cmpint (rgb[1], ==, 255);
  g_assert_cmpint (rgb[2], ==, 255);
  paint_light (image, NULL, (const double[3]){ 0.5, 1, 1 });
  g_assert_cmpint (rgb[0], ==, 137);
}

/* A step becomes a Gaussian's integral; the mean stays. */
static void
test_blur (void)
{
  g_autoptr (IdpImage) image = grey (0);
  for (int y = 0; y < SIDE; y++)
    memset (idp_image_at (image, SIDE / 2, y), 200, SIDE / 2 * 3);
  paint_blur (image, NULL, 2);
  g_assert_cmpint (idp_image_at (image, 5, 9)[0], ==, 0);
  g_assert_cmpint (idp_image_at (image, 60, 9)[0], ==, 200);
  for (int x = 0; x < SIDE; x++)
    {
      const double level = 100 * (1 + erf ((x + 0.5 - SIDE / 2) / (2 * G_SQRT2)));
      g_assert_cmpfloat_with_epsilon (idp_image_at (image, x, 9)[1], level, 2);
    }
}

/* A dot becomes a line as long as the way. */
static void
test_motion (void)
{
  g_autoptr (IdpImage) image = grey (0);
  memset (idp_image_at (image, 32, 32), 255, 3);
  paint_motion (image, 8, 90);
  int lit = 0, sum = 0;
  for (int y = 0; y < SIDE; y++)
    {
      lit += idp_image_at (image, 32, y)[0] > 5;
      sum += idp_image_at (image, 32, y)[0];
    }
  g_assert_cmpint (lit, >=, 7);
  g_assert_cmpint (lit, <=, 10);
  g_assert_cmpfloat_with_epsilon (sum, 255, 15);
  g_assert_cmpint (idp_image_at (image, 30, 32)[0], ==, 0);
}

static void
test_warp (void)
{
  g_autoptr (IdpImage) image = grey (0);
  memset (idp_image_at (image, 20, 30), 250, 3);
  paint_warp (image, (const double[6]){ 1, 0, 5, 0, 1, -7 });
  g_assert_cmpint (idp_image_at (image, 15, 37)[0], ==, 250);
  g_assert_cmpint (idp_image_at (image, 20, 30)[0], ==, 0);
}

static void
test_resample (void)
{
  g_autoptr (IdpImage) image = idp_image_new (4, 4, NULL);
  for (int y = 0; y < 4; y++)
    for (int x = 0; x < 4; x++)
      memset (idp_image_at (image, x, y), 40 * x, 3);
  double rgb[3];
  resample_linear (image, (IdpPoint){ 2, 2 }, rgb);
  g_assert_cmpfloat_with_epsilon (rgb[0], 60, 1e-9);
  resample_linear (image, (IdpPoint){ -5, 2 }, rgb);
  g_assert_cmpfloat_with_epsilon (rgb[0], 0, 1e-9);
  resample_cubic (image, (IdpPoint){ 2, 2 }, rgb);
  g_assert_cmpfloat_with_epsilon (rgb[0], 60, 1e-9);
  g_autoptr (IdpImage) large = resample_enlarge (image, 12, 12);
  g_assert_cmpint (idp_image_at (large, 4, 7)[0], ==, 40);
  g_assert_cmpint (idp_image_at (large, 7, 7)[0], ==, 80);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (IdpImage) image = grey (128);
  paint_noise (image, NULL, 10, rand);
  double sum = 0, squares = 0;
  const int n = SIDE * SIDE * 3;
  for (int i = 0; i < n; i++)
    {
      sum += image->rgb[i] - 128.0;
      squares += (image->rgb[i] - 128.0) * (image->rgb[i] - 128.0);
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0, 0.4);
  g_assert_cmpfloat_with_epsilon (sqrt (squares / n), 10, 0.4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/ellipse", test_ellipse);
  g_test_add_func ("/paint/soft-disc", test_soft_disc);
  g_test_add_func ("/paint/outlines", test_outlines);
  g_test_add_func ("/paint/whole-masks", test_whole_masks);
  g_test_add_func ("/paint/colours", test_colours);
  g_test_add_func ("/paint/light", test_light);
  g_test_add_func ("/paint/blur", test_blur);
  g_test_add_func ("/paint/motion", test_motion);
  g_test_add_func ("/paint/warp", test_warp);
  g_test_add_func ("/paint/resample", test_resample);
  g_test_add_func ("/paint/noise", test_noise);
  return g_test_run ();
}
