/* font-subset.h: a font cut down to the glyphs that a PDF file shows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <hb.h>

/* What a PDF embeds of FACE for GLYPHS (guint32): the bare CFF table (CFF set to TRUE), or a
 * TrueType file. Glyphs keep their numbers. Errors: IDP_ERROR_WRITE, also for the outlines of
 * variable and of bitmap fonts, which have no place in a PDF. */
GBytes *ids_font_subset (hb_face_t *face, const GArray *glyphs, gboolean *cff, GError **error);
