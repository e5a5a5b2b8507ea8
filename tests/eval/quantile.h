/* quantile.h: numbers in order. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The value of which SHARE of VALUES (double) are at most as large; sorts them. NAN for none. */
double quantile (GArray *values, double share);

/* Where to part LOW from HIGH (double) with the fewest wrong; in the middle of the widest gap of
 * those that do. Sorts both. NAN where one is empty. */
double best_threshold (GArray *low, GArray *high);

/* How many of LOW are at least THRESHOLD and of HIGH below it. */
int count_wrong (const GArray *low, const GArray *high, double threshold);
