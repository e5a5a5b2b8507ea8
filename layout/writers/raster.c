/* raster: a plan as pictures of its pages, through Cairo. The only place where mm become pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <math.h>

#include "encode.h"
#include "error.h"
#include "units.h"
#include "writer.h"

typedef cairo_surface_t Surface;
typedef cairo_t Canvas;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Surface, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Canvas, cairo_destroy)

static Surface *
create_surface (const IdpImage *image)
{
  Surface *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, image->width_px, image->height_px);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  cairo_surface_flush (surface);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        const guint8 *rgb = idp_image_at (image, x, y);
        guint32 *pixel = (guint32 *) (pixels + (gsize) y * stride) + x;
        *pixel = (guint32) rgb[0] << 16 | (guint32) rgb[1] << 8 | rgb[2];
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
draw_photo (Canvas *canvas, const IdsPlan *plan, Surface *photo)
{
  const IdsSheet *sheet = plan->sheet;
  cairo_rectangle (canvas, 0, 0, sheet->print_width_mm, sheet->print_height_mm);
  cairo_clip (canvas);
  cairo_translate (canvas, plan->picture_x_mm, plan->picture_y_mm);
  cairo_scale (canvas, plan->picture_width_mm / sheet->photo_width_px,
               plan->picture_height_mm / sheet->photo_height_px);
  cairo_set_source_surface (canvas, photo, 0, 0);
  cairo_paint (canvas);
}

static void
draw_caption (Canvas *canvas, const IdsPlan *plan, const IdsCaption *caption)
{
  cairo_set_font_size (canvas, caption->font_size_mm);
  for (guint i = 0; i < caption->n_glyphs; i++)
    {
      const IdsGlyph *glyph = &caption->glyphs[i];
      PangoFont *font = ids_captions_get_font (plan->captions, glyph->font);
      cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
      cairo_set_font_face (canvas, cairo_scaled_font_get_font_face (scaled));
      cairo_show_glyphs (canvas, &(cairo_glyph_t){ glyph->glyph, glyph->x_mm, glyph->y_mm }, 1);
    }
}

static void
draw_mark (Canvas *canvas, const IdsPlan *plan, const IdsItem *item)
{
  cairo_set_line_width (canvas, plan->sheet->mark_width_mm);
  cairo_move_to (canvas, item->x_mm, item->y_mm);
  cairo_rel_line_to (canvas, item->width_mm, item->height_mm);
  cairo_stroke (canvas);
}

static void
draw_item (Canvas *canvas, const IdsPlan *plan, const IdsItem *item, Surface *photo)
{
  const IdsPrint *print = plan->prints->pdata[item->print];
  if (item->kind == IDS_ITEM_MARK)
    {
      draw_mark (canvas, plan, item);
      return;
    }

  const IdsMatrix m = ids_item_get_matrix (item);
  cairo_save (canvas);
  cairo_transform (canvas, &(cairo_matrix_t){ m.xx, m.yx, m.xy, m.yy, m.x0, m.y0 });
  if (item->kind == IDS_ITEM_PHOTO)
    draw_photo (canvas, plan, photo);
  else
    draw_caption (canvas, plan, print->caption);
  cairo_restore (canvas);
}

/* The photos of page PAGE, decoded. */
static GPtrArray *
decode_photos (const IdsPlan *plan, guint page, GError **error)
{
  guint first = 0, n = 0;
  ids_plan_get_students (plan, page, &first, &n);
  g_autoptr (GPtrArray) photos
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  for (guint print = first; print < first + n; print++)
    {
      const IdsPrint *student = plan->prints->pdata[print];
      g_autoptr (IdpImage) image = ids_photo_decode (student->photo, error);
      if (image == NULL)
        return NULL;
      g_ptr_array_add (photos, create_surface (image));
    }
  return g_steal_pointer (&photos);
}

static Surface *
draw_page (const IdsPlan *plan, guint page, GError **error)
{
  const IdsSheet *sheet = plan->sheet;
  const double px_per_mm = idp_mm_to_px (1, sheet->raster_dpi);
  guint first = 0, n = 0;
  ids_plan_get_students (plan, page, &first, &n);
  g_autoptr (GPtrArray) photos = decode_photos (plan, page, error);
  if (photos == NULL)
    return NULL;

  Surface *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, lround (sheet->paper_width_mm * px_per_mm),
                                    lround (sheet->paper_height_mm * px_per_mm));
  g_autoptr (Canvas) canvas = cairo_create (surface);
  cairo_set_source_rgb (canvas, 1, 1, 1);
  cairo_paint (canvas);
  cairo_set_source_rgb (canvas, 0, 0, 0);
  cairo_scale (canvas, px_per_mm, px_per_mm);

  g_autoptr (GArray) items = ids_plan_get_page (plan, page);
  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      Surface *photo = item->kind == IDS_ITEM_PHOTO ? photos->pdata[item->print - first] : NULL;
      draw_item (canvas, plan, item, photo);
    }
  return surface;
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_png (const IdsPlan *plan, guint first_page, guint n_pages, const char *path, GError **error)
{
  g_return_val_if_fail (n_pages == 1, FALSE);

  g_autoptr (Surface) surface = draw_page (plan, first_page, error);
  if (surface == NULL)
    return FALSE;

  g_autoptr (GByteArray) png = g_byte_array_new ();
  const cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_bytes, png);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: cannot be drawn: %s"), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&png));
  return idp_write_file (path, bytes, error);
}

const IdsWriter ids_writer_png = {
  .id = "png",
  .title = N_ ("one PNG picture per page, for a look"),
  .suffix = ".png",
  .one_page_per_file = TRUE,
  .write = write_png,
};
