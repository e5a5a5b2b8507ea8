/* page-drawing: PDF pages through Cairo, for what goes with the sheets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "page-drawing.h"

#include <cairo-pdf.h>

#include "units.h"

#define GROUND_PAD_MM 0.25

#define FONT "Noto Sans CJK SC, BabelStone Han, HanaMinB, Lato "

cairo_surface_t *
ids_page_surface_new (cairo_write_func_t write, void *closure, double width_mm, double height_mm)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write, closure, idp_mm_to_pt (width_mm), idp_mm_to_pt (height_mm));
  /* The time of writing would make each run's file another one. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  return surface;
}

cairo_t *
ids_page_canvas_new (cairo_surface_t *surface)
{
  cairo_t *canvas = cairo_create (surface);
  const double pt_per_mm = idp_mm_to_pt (1);
  cairo_scale (canvas, pt_per_mm, pt_per_mm);
  return canvas;
}

/* Text is laid out in points: in whole millimetres Pango would round too much. */
PangoLayout *
ids_page_layout_new (cairo_t *canvas, const char *text, double size_pt, double width_mm)
{
  cairo_save (canvas);
  cairo_identity_matrix (canvas);
  PangoLayout *layout = pango_cairo_create_layout (canvas);
  cairo_restore (canvas);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  pango_font_description_set_absolute_size (font, size_pt * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  pango_layout_set_text (layout, text, -1);
  ids_page_layout_set_width (layout, width_mm);
  return layout;
}

void
ids_page_layout_set_width (PangoLayout *layout, double width_mm)
{
  pango_layout_set_width (layout,
                          width_mm > 0 ? pango_units_from_double (idp_mm_to_pt (width_mm)) : -1);
}

void
ids_page_layout_measure (PangoLayout *layout, double *width_mm, double *height_mm)
{
  PangoRectangle logical = { 0 };
  pango_layout_get_extents (layout, NULL, &logical);
  *width_mm = idp_pt_to_mm (pango_units_to_double (logical.width));
  *height_mm = idp_pt_to_mm (pango_units_to_double (logical.height));
}

void
ids_page_layout_show (cairo_t *canvas, PangoLayout *layout, double x_mm, double y_mm)
{
  const double mm_per_pt = idp_pt_to_mm (1);
  cairo_save (canvas);
  cairo_translate (canvas, x_mm, y_mm);
  cairo_scale (canvas, mm_per_pt, mm_per_pt);
  cairo_move_to (canvas, 0, 0);
  pango_cairo_show_layout (canvas, layout);
  cairo_restore (canvas);
}

void
ids_page_layout_show_on_white (cairo_t *canvas, PangoLayout *layout, double x_mm, double y_mm)
{
  const double mm_per_unit = idp_pt_to_mm (1) / PANGO_SCALE;
  PangoRectangle ink = { 0 };
  pango_layout_get_extents (layout, &ink, NULL);
  cairo_save (canvas);
  cairo_set_source_rgb (canvas, 1, 1, 1);
  cairo_rectangle (canvas, x_mm + ink.x * mm_per_unit - GROUND_PAD_MM,
                   y_mm + ink.y * mm_per_unit - GROUND_PAD_MM,
                   ink.width * mm_per_unit + 2 * GROUND_PAD_MM,
                   ink.height * mm_per_unit + 2 * GROUND_PAD_MM);
  cairo_fill (canvas);
  cairo_restore (canvas);
  ids_page_layout_show (canvas, layout, x_mm, y_mm);
}
