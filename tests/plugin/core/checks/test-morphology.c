/* test-morphology: openings and closings inside a mask.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/morphology.h"

enum
{
  WIDTH = 31,
  HEIGHT = 23,
  N = WIDTH * HEIGHT
};

/* The greatest inside value of the square around (X, Y); SIGN -1: the least. */
static float
extreme (const float *values, const guint8 *inside, int x, int y, int radius, float sign)
{
  float most = -G_MAXFLOAT;
  for (int row = MAX (0, y - radius); row <= MIN (HEIGHT - 1, y + radius); row++)
    for (int column = MAX (0, x - radius); column <= MIN (WIDTH - 1, x + radius); column++)
      if (inside[row * WIDTH + column])
        most = MAX (most, sign * values[row * WIDTH + column]);
  return sign * most;
}

/* SIGN 1 closes, -1 opens; by the definition. */
static void
close_slowly (const float *values, const guint8 *inside, int radius, float sign, float *closed)
{
  float grown[N];
  for (int i = 0; i < N; i++)
    grown[i] = extreme (values, inside, i % WIDTH, i / WIDTH, radius, sign);
  for (int i = 0; i < N; i++)
    closed[i] = extreme (grown, inside, i % WIDTH, i / WIDTH, radius, -sign);
}

static void
test_definition (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  float values[N], wanted[N];
  guint8 inside[N];
  for (int radius = 0; radius <= 12; radius += 3)
    for (float sign = -1; sign <= 1; sign += 2)
      {
        for (int i = 0; i < N; i++)
          {
            values[i] = g_rand_int_range (rand, 0, 100);
            inside[i] = g_rand_double (rand) < 0.8;
          }
        close_slowly (values, inside, radius, sign, wanted);
        g_autofree float *got = sign > 0 ? idp_closing (values, inside, WIDTH, HEIGHT, radius)
                                         : idp_opening (values, inside, WIDTH, HEIGHT, radius);
        for (int i = 0; i < N; i++)
          if (inside[i])
            g_assert_cmpfloat (got[i], ==, wanted[i]);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/morphology/definition", test_definition);
  return g_test_run ();
}
