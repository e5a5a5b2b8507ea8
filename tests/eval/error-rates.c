/* error-rates: how well a score tells pictures with a fault from those without.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "error-rates.h"

#include <math.h>

/* Of a normal distribution: 95 % lie within. */
#define Z_95 1.959964

/* VALUES sorted downwards: how many are at least THRESHOLD. */
typedef struct
{
  GArray *values;
  guint n;
} Found;

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;
  return (right > left) - (right < left);
}

static double
next_value (const Found *found)
{
  return found->n < found->values->len ? g_array_index (found->values, double, found->n)
                                       : -INFINITY;
}

/* The next lower threshold finds those who have it, all at once. FALSE after the last. */
static gboolean
lower_threshold (Found *clean, Found *faulty)
{
  const double threshold = fmax (next_value (clean), next_value (faulty));
  if (!(threshold > -INFINITY))
    return FALSE;
  while (next_value (clean) >= threshold)
    clean->n++;
  while (next_value (faulty) >= threshold)
    faulty->n++;
  return TRUE;
}

static double
share (const Found *found)
{
  return (double) found->n / found->values->len;
}

double
equal_error_rate (GArray *clean, GArray *faulty)
{
  if (clean->len == 0 || faulty->len == 0)
    return NAN;
  g_array_sort (clean, compare_down);
  g_array_sort (faulty, compare_down);

  /* Along the curve, false alarms less misses rise from -1. */
  Found alarms = { clean, 0 }, hits = { faulty, 0 };
  double alarms_before = 0, misses_before = 1;
  gboolean more = TRUE;
  while (more)
    {
      more = lower_threshold (&alarms, &hits);
      /* Beyond the last threshold, everything is found: also what was not measured. */
      const double alarms_now = more ? share (&alarms) : 1,
                   misses_now = more ? 1 - share (&hits) : 0;
      if (alarms_now >= misses_now)
        {
          const double gap_before = misses_before - alarms_before;
          const double gap_now = misses_now - alarms_now;
          const double t = gap_before > gap_now ? gap_before / (gap_before - gap_now) : 0;
          return alarms_before + t * (alarms_now - alarms_before);
        }
      alarms_before = alarms_now;
      misses_before = misses_now;
    }
  g_return_val_if_reached (NAN);
}

double
false_alarm_rate (GArray *clean, GArray *faulty, double detection)
{
  if (clean->len == 0 || faulty->len == 0)
    return NAN;
  g_array_sort (clean, compare_down);
  g_array_sort (faulty, compare_down);
  Found alarms = { clean, 0 }, hits = { faulty, 0 };
  while (lower_threshold (&alarms, &hits))
    if (hits.n >= detection * faulty->len)
      return share (&alarms);
  return 1;
}

Interval
wilson_interval (int k, int n)
{
  if (n == 0)
    return (Interval){ 0, 1 };
  const double p = (double) k / n, z2 = Z_95 * Z_95;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = Z_95 / (1 + z2 / n) * sqrt (p * (1 - p) / n + z2 / (4.0 * n * n));
  return (Interval){ fmax (0, middle - half), fmin (1, middle + half) };
}

double
ordered_share (const double *scores, int n)
{
  double ordered = 0;
  for (int i = 0; i < n; i++)
    for (int k = i + 1; k < n; k++)
      ordered += scores[k] > scores[i] ? 1 : scores[k] == scores[i] ? 0.5 : 0;
  return ordered / (n * (n - 1) / 2.0);
}
