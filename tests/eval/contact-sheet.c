/* contact-sheet: many small pictures on one, each with words under it. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#include "contact-sheet.h"

#include <pango/pangocairo.h>

#include "encode.h"
#include "surface.h"

#define CELL_WIDTH 240
#define PICTURE_HEIGHT 320
#define TEXT_HEIGHT 24
#define CELL_HEIGHT (PICTURE_HEIGHT + TEXT_HEIGHT)
#define GAP 4
#define FONT "Noto Sans CJK SC, sans-serif 10"
#define QUALITY 85

struct _ContactSheet
{
  cairo_t *cr;
  int columns;
  int n; /* places taken */
};

static void
write_words (cairo_t *cr, const char *words, double x, double y)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

ContactSheet *
contact_sheet_new (const char *title, int columns, int rows)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, columns * (CELL_WIDTH + GAP), TEXT_HEIGHT + rows * (CELL_HEIGHT + GAP));
  ContactSheet *sheet = g_new (ContactSheet, 1);
  *sheet = (ContactSheet){ cairo_create (surface), columns, 0 };
  cairo_surface_destroy (surface);
  cairo_set_source_rgb (sheet->cr, 1, 1, 1);
  cairo_paint (sheet->cr);
  write_words (sheet->cr, title, GAP, 0);
  return sheet;
}

void
contact_sheet_free (ContactSheet *sheet)
{
  if (sheet == NULL)
    return;
  cairo_destroy (sheet->cr);
  g_free (sheet);
}

void
contact_sheet_add (ContactSheet *sheet, const IdpImage *image, const ContactFrame *frames, int n,
                   const char *words)
{
  cairo_t *cr = sheet->cr;
  g_autoptr (cairo_surface_t) surface = idp_surface_from_image (image, NULL);
  g_return_if_fail (surface != NULL);
  const double scale
      = MIN ((double) CELL_WIDTH / image->width_px, (double) PICTURE_HEIGHT / image->height_px);
  cairo_save (cr);
  cairo_translate (cr, sheet->n % sheet->columns * (CELL_WIDTH + GAP),
                   TEXT_HEIGHT + sheet->n / sheet->columns * (CELL_HEIGHT + GAP));
  write_words (cr, words, GAP, PICTURE_HEIGHT);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_set_line_width (cr, 1 / scale);
  for (int i = 0; i < n; i++)
    {
      const IdpRect *rect = &frames[i].rect;
      if (idp_rect_is_empty (rect))
        continue;
      cairo_set_source_rgb (cr, frames[i].red, frames[i].green, frames[i].blue);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
  sheet->n++;
}

gboolean
contact_sheet_write (const ContactSheet *sheet, const char *path, GError **error)
{
  const IdpJpegOptions options = { .quality = QUALITY };
  g_autoptr (IdpImage) image = idp_surface_to_image (cairo_get_target (sheet->cr), error);
  g_autoptr (GBytes) bytes = image != NULL ? idp_encode_jpeg (image, &options, error) : NULL;
  return bytes != NULL && idp_write_file (path, bytes, error);
}
