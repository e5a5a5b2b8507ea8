/* caption.h: lines of text, shaped once for every writer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "sheet.h"

/* One glyph in its place. The glyphs of a caption that share a text come in one row: the first has
 * the text, the others have none. */
typedef struct
{
  guint32 glyph;    /* index within the font */
  float x_mm;       /* pen position, from the left edge of the caption */
  float y_mm;       /* baseline, from its top edge */
  guint16 font;     /* see ids_captions_get_font() */
  guint16 text;     /* byte offset in IdsCaption.text */
  guint16 text_len; /* bytes */
} IdsGlyph;

typedef struct
{
  char *text;
  double width_mm; /* of the widest line */
  double height_mm;
  double font_size_mm; /* as shrunk to fit */
  IdsGlyph *glyphs;
  guint n_glyphs;
} IdsCaption;

void ids_caption_free (IdsCaption *caption);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsCaption, ids_caption_free)

/* What makes captions for one sheet, and the fonts they came to use. */
typedef struct _IdsCaptions IdsCaptions;

/* SHEET must outlive it. Errors: IDP_ERROR_PRESET where the sheet's first font is not installed or
 * the lines of a label are higher than its strip. */
IdsCaptions *ids_captions_new (const IdsSheet *sheet, GError **error);
void ids_captions_free (IdsCaptions *captions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsCaptions, ids_captions_free)

/* How large a text is set. */
typedef struct
{
  double font_size_mm;
  double font_size_min_mm;
  double room_mm; /* for the widest line */
} IdsFit;

/* Shapes TEXT, its lines centred. What is too wide is set smaller, down to the minimum. Errors:
 * IDP_ERROR_REFUSED, for text that is still too wide and for characters that no font of the sheet
 * has (named with its code, U+20BB7). */
IdsCaption *ids_captions_shape (IdsCaptions *captions, const char *text, const IdsFit *fit,
                                GError **error);

/* How high TEXT is at FONT_SIZE_MM. */
double ids_captions_get_height (const IdsCaptions *captions, const char *text, double font_size_mm);

/* Fonts are numbered from 0 in the order in which captions came to need them. */
guint ids_captions_get_n_fonts (const IdsCaptions *captions);
PangoFont *ids_captions_get_font (const IdsCaptions *captions, guint font);
