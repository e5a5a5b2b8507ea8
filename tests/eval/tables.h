/* tables.h: errors of many photos in short. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "comparison.h"

/* Of all COMPARISONS (Comparison), those of VARIANT: found and lost faces and all errors, the
 * photos with odd and even numbers apart. */
void tables_print (const GArray *comparisons, Variant variant);

/* The same in groups of photos with the same word in their labels: for each, and each error, n,
 * median and p95 of all and of the even ones. */
void tables_print_splits (const GArray *comparisons, Variant variant);
