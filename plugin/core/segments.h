/* segments.h: the parts of a JPEG or PNG file before its pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* NAME is "APP0".."APP15" or "COM" in a JPEG, the chunk type in a PNG. */
typedef void (*IdpSegmentVisitor) (gpointer data, const char *name, const guint8 *bytes,
                                   gsize length);

/* Calls VISITOR for every segment with data of the application's own, in file order. Stops where
 * the pixels begin, or where the file stops making sense. A PNG is read to its end, for text may
 * follow the pixels. */
void idp_segments_visit (const IdpFile *file, IdpSegmentVisitor visitor, gpointer data);
