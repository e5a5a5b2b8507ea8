/* error-rates.h: how well a score tells pictures with a fault from those without.
 *
 * A higher score is more suspicious. -INFINITY is a picture that could not be measured: no
 * threshold finds it. Arrays hold double and are sorted in place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The rate at which as many CLEAN ones are found as FAULTY ones are missed, 0..1; between two
 * thresholds linear. NAN where one is empty. */
double equal_error_rate (GArray *clean, GArray *faulty);

/* The share of CLEAN that is found at the highest threshold that finds at least DETECTION (0..1) of
 * FAULTY; 1 where no threshold does. NAN where one is empty. */
double false_alarm_rate (GArray *clean, GArray *faulty, double detection);

typedef struct
{
  double low, high;
} Interval;

/* Where a share that was K of N lies, with 95 % confidence: E. B. Wilson, "Probable inference, the
 * law of succession, and statistical inference", Journal of the American Statistical Association
 * 22, 1927. From 0 to 1 for N of 0. */
Interval wilson_interval (int k, int n);

/* How far a score grows along a ladder: the share of all pairs of the N SCORES of which the later
 * one is higher; equal ones count half. */
double ordered_share (const double *scores, int n);
