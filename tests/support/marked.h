/* marked.h: pictures with metadata, written by the test itself.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scratch.h"

/* Writes the metadata PAIRS (tag and value of exiv2, ended by NULL) into the picture PATH. */
void marked_tags (const char *path, const char *const *pairs);

/* Gives the JPEG PATH a preview of its own: IMAGE. */
void marked_thumbnail (const char *path, const IdpImage *image);

/* Inserts an application segment with marker 0xFF MARKER after the start of the JPEG PATH. */
void marked_segment (const char *path, guint8 marker, gconstpointer data, gsize length);

/* Writes a PNG of 300 x 400 with one text chunk; returns the path, which the caller frees. */
char *marked_png (const char *name, const char *keyword, const char *text);
