/* openings.h: can open mouths and shut eyes be told? SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "comparison.h"

/* Of all COMPARISONS (Comparison): gaps between the lips of closed and open mouths, and how many
 * are judged wrongly. */
void openings_print_mouths (const GArray *comparisons);

/* Openings of the lids of eyes as taken and painted shut, the threshold that parts them best on the
 * photos with odd numbers, and how many it takes for the other; the same on drawn sitters, whose
 * eyes close step by step. */
gboolean openings_print_eyes (const GArray *comparisons, GError **error);
