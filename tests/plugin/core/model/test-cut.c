/* test-cut: a drawn gradient shows where every pixel of a cut comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cut.h"

#include <string.h>

#include "network.h"

#define WIDTH 420
#define HEIGHT 300
#define SIDE 64
/* Levels per pixel of the gradient, to the right in red, down in green. */
#define SLOPE 0.5

/* Blue is bright, so that nothing is brightened. */
static IdpImage *
gradient_new (void)
{
  IdpImage *image = idp_image_new (WIDTH, HEIGHT, NULL);
  g_assert_nonnull (image);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        rgb[0] = lround (SLOPE * (x + 0.5));
        rgb[1] = lround (SLOPE * (y + 0.5));
        rgb[2] = 255;
      }
  return image;
}

static IdpImage *
plain_new (guint8 level)
{
  IdpImage *image = idp_image_new (WIDTH, HEIGHT, NULL);
  g_assert_nonnull (image);
  memset (image->rgb, level, (gsize) WIDTH * HEIGHT * 3);
  return image;
}

static float *
cut (const IdpImage *image, const IdpSimilarity *to_image)
{
  g_autoptr (GError) error = NULL;
  float *values = idp_cut (image, to_image, SIDE, &error);
  g_assert_no_error (error);
  return values;
}

/* What the network sees of one level more. */
static double
one_level (void)
{
  return idp_network_value (1) - idp_network_value (0);
}

/* MARGIN_PX is how far from the edges of the picture averages reach. */
static void
assert_shows (const IdpImage *image, const IdpSimilarity *to_image, double margin_px,
              double limit_levels)
{
  g_autofree float *values = cut (image, to_image);
  const double limit = limit_levels * one_level ();
  int n_inside = 0;
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      {
        const float *value = values + (y * SIDE + x) * 3;
        const IdpPoint p = idp_similarity_apply (to_image, (IdpPoint){ x + 0.5, y + 0.5 });
        const double inside = MIN (MIN (p.x, WIDTH - p.x), MIN (p.y, HEIGHT - p.y));
        if (inside < -margin_px)
          g_assert_true (value[0] == 0 && value[1] == 0 && value[2] == 0);
        if (inside <= margin_px)
          continue;
        n_inside++;
        g_assert_cmpfloat_with_epsilon (value[0], idp_network_value (SLOPE * p.x), limit);
        g_assert_cmpfloat_with_epsilon (value[1], idp_network_value (SLOPE * p.y), limit);
        g_assert_cmpfloat_with_epsilon (value[2], idp_network_value (255), limit);
      }
  g_assert_cmpint (n_inside, >, SIDE * SIDE / 8);
}

static IdpSimilarity
turned (double deg, double scale, double x0, double y0)
{
  return (IdpSimilarity){ scale * cos (deg * G_PI / 180), scale * sin (deg * G_PI / 180), x0, y0 };
}

static void
test_lands (void)
{
  g_autoptr (IdpImage) image = gradient_new ();
  static const double angles_deg[] = { 0, 20, -35, 90, 180 };
  for (gsize i = 0; i < G_N_ELEMENTS (angles_deg); i++)
    for (double scale = 0.25; scale <= 3; scale *= 1.5)
      {
        /* Its middle on that of the picture. */
        const IdpSimilarity at_origin = turned (angles_deg[i], scale, 0, 0);
        const IdpPoint middle = idp_similarity_apply (&at_origin, (IdpPoint){ SIDE / 2, SIDE / 2 });
        const IdpSimilarity to_image
            = turned (angles_deg[i], scale, WIDTH / 2 - middle.x, HEIGHT / 2 - middle.y);
        assert_shows (image, &to_image, 1 + 2 * scale, 1.5);
      }
}

static void
test_outside (void)
{
  g_autoptr (IdpImage) image = gradient_new ();
  /* Over a corner, and coarser than the whole picture. */
  const IdpSimilarity corner = turned (15, 1, -20, -20);
  const IdpSimilarity coarse = turned (-10, 8, -40, -100);
  assert_shows (image, &corner, 3, 1.5);
  assert_shows (image, &coarse, 20, 3);

  const IdpSimilarity far_away = turned (0, 1, 5000, -5000);
  g_autofree float *values = cut (image, &far_away);
  for (int i = 0; i < SIDE * SIDE * 3; i++)
    g_assert_cmpfloat (values[i], ==, 0);
}

static void
test_dark (void)
{
  /* Brightened to 200, at most 8 times; what is bright stays. */
  static const int levels[][2] = { { 0, 0 },     { 10, 80 },   { 25, 200 }, { 40, 200 },
                                   { 100, 200 }, { 200, 200 }, { 230, 230 } };
  const IdpSimilarity to_image = turned (10, 1, 100, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (IdpImage) image = plain_new (levels[i][0]);
      g_autofree float *values = cut (image, &to_image);
      for (int k = 0; k < SIDE * SIDE * 3; k++)
        g_assert_cmpfloat_with_epsilon (values[k], idp_network_value (levels[i][1]),
                                        0.01 * one_level ());
    }
}

/* A few bright pixels, such as a lamp's, do not keep the rest dark. */
static void
test_dark_with_lamp (void)
{
  g_autoptr (IdpImage) image = plain_new (40);
  memset (idp_image_at (image, 100, 100), 255, 20 * 3);
  const IdpSimilarity to_image = turned (0, 1, 90, 90);
  g_autofree float *values = cut (image, &to_image);
  g_assert_cmpfloat_with_epsilon (values[0], idp_network_value (200), 0.01 * one_level ());
  const float *lamp = values + (10 * SIDE + 15) * 3;
  g_assert_cmpfloat_with_epsilon (lamp[0], idp_network_value (255), 0.01 * one_level ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cut/lands", test_lands);
  g_test_add_func ("/cut/outside", test_outside);
  g_test_add_func ("/cut/dark", test_dark);
  g_test_add_func ("/cut/dark-with-lamp", test_dark_with_lamp);
  return g_test_run ();
}
