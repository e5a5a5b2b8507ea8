/* quantile: numbers in order. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "quantile.h"

#include <math.h>

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

double
quantile (GArray *values, double share)
{
  if (values->len == 0)
    return NAN;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}

int
count_wrong (const GArray *low, const GArray *high, double threshold)
{
  int n = 0;
  for (guint i = 0; i < low->len; i++)
    n += g_array_index (low, double, i) >= threshold;
  for (guint i = 0; i < high->len; i++)
    n += g_array_index (high, double, i) < threshold;
  return n;
}

double
best_threshold (GArray *low, GArray *high)
{
  if (low->len == 0 || high->len == 0)
    return NAN;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_vals (all, low->data, low->len);
  g_array_append_vals (all, high->data, high->len);
  g_array_sort (all, compare_doubles);
  double best = NAN, widest = 0;
  int fewest = G_MAXINT;
  for (guint i = 1; i < all->len; i++)
    {
      const double below = g_array_index (all, double, i - 1);
      const double above = g_array_index (all, double, i);
      const int wrong = count_wrong (low, high, (below + above) / 2);
      if (wrong < fewest || (wrong == fewest && above - below > widest))
        {
          best = (below + above) / 2;
          fewest = wrong;
          widest = above - below;
        }
    }
  return best;
}
