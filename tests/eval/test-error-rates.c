/* test-error-rates: the rates of known distributions. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "error-rates.h"

#include <math.h>

#include "gaussian.h"

static GArray *
array_of (const double *values, guint n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (double));
  return g_array_append_vals (array, values, n);
}

#define ARRAY(...)                                                                                 \
  array_of ((const double[]){ __VA_ARGS__ }, sizeof ((double[]){ __VA_ARGS__ }) / sizeof (double))

static void
assert_rates (GArray *clean, GArray *faulty, double eer, double false_alarms)
{
  g_assert_cmpfloat_with_epsilon (equal_error_rate (clean, faulty), eer, 1e-9);
  g_assert_cmpfloat_with_epsilon (false_alarm_rate (clean, faulty, 0.95), false_alarms, 1e-9);
  g_array_unref (clean);
  g_array_unref (faulty);
}

static void
test_small (void)
{
  assert_rates (ARRAY (1, 2, 3), ARRAY (4, 5, 6), 0, 0);
  assert_rates (ARRAY (4, 5, 6), ARRAY (1, 2, 3), 1, 1);
  assert_rates (ARRAY (1, 2, 3, 9), ARRAY (0, 5, 6, 7), 0.25, 1);
  /* All alike: found or missed by lot. */
  assert_rates (ARRAY (1, 1, 1), ARRAY (1, 1), 0.5, 1);
  assert_rates (ARRAY (1, 1, 0, 0), ARRAY (1, 1, 1, 1), 1 / 3.0, 0.5);
}

static void
test_unmeasured (void)
{
  /* What was not measured is never found, and never a false alarm. */
  assert_rates (ARRAY (-INFINITY, 1), ARRAY (2, 3), 0, 0);
  assert_rates (ARRAY (-INFINITY, -INFINITY), ARRAY (-INFINITY, -INFINITY), 0.5, 1);
  assert_rates (ARRAY (0, 0, 0, 0), ARRAY (-INFINITY, 2, 2, 2), 0.25, 1);
}

static void
test_empty (void)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) some = ARRAY (1, 2);
  g_assert_true (isnan (equal_error_rate (none, some)));
  g_assert_true (isnan (equal_error_rate (some, none)));
  g_assert_true (isnan (false_alarm_rate (none, some, 0.95)));
}

/* Two normal distributions two deviations apart cross at one deviation, which 15.9 % are beyond;
 * 95 % of the upper one are above 0.355, as are 36.1 % of the lower one. */
static void
test_normal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) clean = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) faulty = g_array_new (FALSE, FALSE, sizeof (double));
  for (int i = 0; i < 20000; i++)
    {
      const double low = gaussian_noise (rand), high = gaussian_noise (rand) + 2;
      g_array_append_val (clean, low);
      g_array_append_val (faulty, high);
    }
  g_assert_cmpfloat_with_epsilon (equal_error_rate (clean, faulty), 0.159, 0.006);
  g_assert_cmpfloat_with_epsilon (false_alarm_rate (clean, faulty, 0.95), 0.361, 0.012);
}

static void
assert_interval (int k, int n, double low, double high)
{
  const Interval interval = wilson_interval (k, n);
  g_assert_cmpfloat_with_epsilon (interval.low, low, 5e-4);
  g_assert_cmpfloat_with_epsilon (interval.high, high, 5e-4);
}

static void
test_wilson (void)
{
  assert_interval (0, 0, 0, 1);
  assert_interval (0, 10, 0, 0.2775);
  assert_interval (10, 10, 0.7225, 1);
  /* R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
   * Medicine 17, 1998, table I, method 3. */
  assert_interval (81, 263, 0.2553, 0.3662);
  assert_interval (15, 148, 0.0624, 0.1605);
  assert_interval (0, 20, 0, 0.1611);
  assert_interval (1, 29, 0.0061, 0.1718);
}

static void
test_order (void)
{
  g_assert_cmpfloat (ordered_share ((const double[]){ 1, 2, 3, 4 }, 4), ==, 1);
  g_assert_cmpfloat (ordered_share ((const double[]){ 4, 3, 2, 1 }, 4), ==, 0);
  g_assert_cmpfloat (ordered_share ((const double[]){ -INFINITY, -INFINITY }, 2), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (ordered_share ((const double[]){ 1, 3, 2 }, 3), 2 / 3.0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error-rates/small", test_small);
  g_test_add_func ("/error-rates/unmeasured", test_unmeasured);
  g_test_add_func ("/error-rates/empty", test_empty);
  g_test_add_func ("/error-rates/normal", test_normal);
  g_test_add_func ("/error-rates/wilson", test_wilson);
  g_test_add_func ("/error-rates/order", test_order);
  return g_test_run ();
}
