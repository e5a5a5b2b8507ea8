/* timing.h: from a file to geometry, beside djpeg. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "comparison.h"

/* As the photo unit decodes. */
#define SHORT_SIDE_PX 900

/* Prints the processor time in one thread from a JPEG to finished geometry beside a full decode by
 * djpeg: for a drawn 12-megapixel photo with noise, and for the largest photo of LABELS in FOLDER.
 */
gboolean timing_print (const char *folder, const GPtrArray *labels, GError **error);
