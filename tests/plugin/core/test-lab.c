/* test-lab: colours as the eye ranks them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lab.h"

#include <math.h>

/* Table 1 of Sharma, Wu and Dalal (2005): two colours and their difference. */
static const double published[][7] = {
  { 50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425 },
  { 50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615 },
  { 50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412 },
  { 50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000 },
  { 50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000 },
  { 50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000 },
  { 50, 0, 0, 50, -1, 2, 2.3669 },
  { 50, -1, 2, 50, 0, 0, 2.3669 },
  { 50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792 },
  { 50, 2.4900, -0.0010, 50, -2.4900, 0.0010, 7.1792 },
  { 50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195 },
  { 50, 2.4900, -0.0010, 50, -2.4900, 0.0012, 7.2195 },
  { 50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045 },
  { 50, -0.0010, 2.4900, 50, 0.0010, -2.4900, 4.8045 },
  { 50, -0.0010, 2.4900, 50, 0.0011, -2.4900, 4.7461 },
  { 50, 2.5, 0, 50, 0, -2.5, 4.3065 },
  { 50, 2.5, 0, 73, 25, -18, 27.1492 },
  { 50, 2.5, 0, 61, -5, 29, 22.8977 },
  { 50, 2.5, 0, 56, -27, -3, 31.9030 },
  { 50, 2.5, 0, 58, 24, 15, 19.4535 },
  { 50, 2.5, 0, 50, 3.1736, 0.5854, 1.0000 },
  { 50, 2.5, 0, 50, 3.2972, 0, 1.0000 },
  { 50, 2.5, 0, 50, 1.8634, 0.5757, 1.0000 },
  { 50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000 },
  { 60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644 },
  { 63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630 },
  { 61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731 },
  { 35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645 },
  { 22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373 },
  { 36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146 },
  { 90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441 },
  { 90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381 },
  { 6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377 },
  { 2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082 },
};

static void
test_published_differences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const double *row = published[i];
      g_assert_cmpfloat_with_epsilon (idp_delta_e_2000 (row, row + 3), row[6], 5e-5);
      g_assert_cmpfloat_with_epsilon (idp_delta_e_2000 (row + 3, row), row[6], 5e-5);
    }
}

static void
assert_lab (guint8 r, guint8 g, guint8 b, double l_star, double a_star, double b_star)
{
  const guint8 rgb[3] = { r, g, b };
  double lab[3];
  idp_lab_from_rgb (rgb, lab);
  g_assert_cmpfloat_with_epsilon (lab[0], l_star, 0.01);
  g_assert_cmpfloat_with_epsilon (lab[1], a_star, 0.02);
  g_assert_cmpfloat_with_epsilon (lab[2], b_star, 0.02);
}

/* Values of the sRGB primaries as they are commonly tabulated for D65. */
static void
test_known_colours (void)
{
  assert_lab (0, 0, 0, 0, 0, 0);
  assert_lab (255, 255, 255, 100, 0, 0);
  assert_lab (119, 119, 119, 50.034, 0, 0);
  assert_lab (255, 0, 0, 53.241, 80.092, 67.203);
  assert_lab (0, 255, 0, 87.735, -86.183, 83.180);
  assert_lab (0, 0, 255, 32.297, 79.188, -107.860);
}

static void
test_grey_is_neutral (void)
{
  for (int v = 0; v < 256; v++)
    {
      const guint8 rgb[3] = { v, v, v };
      double lab[3];
      idp_lab_from_rgb (rgb, lab);
      g_assert_cmpfloat (fabs (lab[1]), <, 1e-3);
      g_assert_cmpfloat (fabs (lab[2]), <, 1e-3);
    }
}

static void
test_linear_light (void)
{
  g_assert_cmpfloat (idp_linear_light ((guint8[]){ 0, 0, 0 }), ==, 0);
  g_assert_cmpfloat_with_epsilon (idp_linear_light ((guint8[]){ 255, 255, 255 }), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (idp_linear_light ((guint8[]){ 188, 188, 188 }), 0.503, 0.002);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab/published-differences", test_published_differences);
  g_test_add_func ("/lab/known-colours", test_known_colours);
  g_test_add_func ("/lab/grey-is-neutral", test_grey_is_neutral);
  g_test_add_func ("/lab/linear-light", test_linear_light);
  return g_test_run ();
}
