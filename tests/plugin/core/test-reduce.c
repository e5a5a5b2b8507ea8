/* test-reduce: every new pixel is the rounded mean of the area it covers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reduce.h"

static IdpImage *
random_image (int width, int height)
{
  IdpImage *image = idp_image_new (width, height, NULL);
  for (int i = 0; i < width * height * 3; i++)
    image->rgb[i] = g_test_rand_int_range (0, 256);
  return image;
}

static double
overlap (double a0, double a1, double b0, double b1)
{
  return MAX (0, MIN (a1, b1) - MAX (a0, b0));
}

/* The definition, in floating point. */
static double
mean_of_area (const IdpImage *image, const IdpRect *rect, int width, int height, int x, int y,
              int c)
{
  const double step_x = (double) rect->width / width, step_y = (double) rect->height / height;
  double sum = 0;

  for (int sy = 0; sy < rect->height; sy++)
    for (int sx = 0; sx < rect->width; sx++)
      sum += overlap (sx, sx + 1, x * step_x, (x + 1) * step_x)
             * overlap (sy, sy + 1, y * step_y, (y + 1) * step_y)
             * idp_image_at (image, rect->x + sx, rect->y + sy)[c];
  return sum / (step_x * step_y);
}

static void
test_definition (void)
{
  const struct
  {
    IdpRect rect;
    int width, height;
  } cases[] = {
    { { 0, 0, 31, 23 }, 31, 23 }, /* the same size: nothing changes */
    { { 3, 2, 20, 20 }, 7, 9 },   /* odd ratios */
    { { 5, 5, 24, 16 }, 12, 8 },  /* whole ratio */
    { { 0, 0, 31, 23 }, 1, 1 },   /* one mean of all */
    { { 1, 1, 30, 22 }, 29, 21 }, /* hardly smaller */
  };
  g_autoptr (IdpImage) image = random_image (31, 23);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IdpImage) out
          = idp_image_reduce (image, &cases[i].rect, cases[i].width, cases[i].height, NULL);
      for (int y = 0; y < out->height_px; y++)
        for (int x = 0; x < out->width_px; x++)
          for (int c = 0; c < 3; c++)
            {
              double mean
                  = mean_of_area (image, &cases[i].rect, cases[i].width, cases[i].height, x, y, c);
              g_assert_cmpfloat_with_epsilon (idp_image_at (out, x, y)[c], mean, 0.5 + 1e-6);
            }
    }
}

static void
test_constant_stays (void)
{
  g_autoptr (IdpImage) image = idp_image_new (101, 77, NULL);
  for (int i = 0; i < 101 * 77 * 3; i++)
    image->rgb[i] = 173;
  g_autoptr (IdpImage) out = idp_image_reduce (image, &(IdpRect){ 0, 0, 101, 77 }, 40, 30, NULL);
  for (int i = 0; i < 40 * 30 * 3; i++)
    g_assert_cmpint (out->rgb[i], ==, 173);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reduce/definition", test_definition);
  g_test_add_func ("/reduce/constant-stays", test_constant_stays);
  return g_test_run ();
}
