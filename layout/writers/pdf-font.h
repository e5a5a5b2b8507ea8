/* pdf-font.h: the fonts of a PDF file, subset to the glyphs it shows.
 *
 * libharu can embed neither CFF outlines nor characters beyond U+FFFF, so each font becomes a Type
 * 0 font of our own: glyph numbers as character codes, the outlines that HarfBuzz cuts out, and a
 * ToUnicode map that makes the text searchable. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <hpdf.h>

#include "caption.h"

typedef struct _IdsPdfFonts IdsPdfFonts;

/* For the fonts of CAPTIONS, which must outlive it. */
IdsPdfFonts *ids_pdf_fonts_new (const IdsCaptions *captions);
void ids_pdf_fonts_free (IdsPdfFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPdfFonts, ids_pdf_fonts_free)

/* Notes the glyphs of CAPTION for embedding. */
void ids_pdf_fonts_add (IdsPdfFonts *fonts, const IdsCaption *caption);

/* Embeds the fonts in DOC and returns the resource dictionary that all pages can share. Errors:
 * IDP_ERROR_WRITE where a font cannot be subset; what libharu itself reports stays in DOC. */
HPDF_Dict ids_pdf_fonts_embed (const IdsPdfFonts *fonts, HPDF_Doc doc, GError **error);

/* Appends the operators that show CAPTION, which was added before, in a space of millimetres whose
 * origin is the caption's top left corner and whose y points down. */
void ids_pdf_fonts_show (const IdsPdfFonts *fonts, const IdsCaption *caption, GString *content);

/* Appends NUMBER and a space, with as many of four decimals as it needs. */
void ids_pdf_append_number (GString *content, double number);
