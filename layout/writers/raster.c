/* raster: a plan as pictures of its pages, through Cairo. The only place where mm become pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <math.h>

#include "encode.h"
#include "error.h"
#include "surface.h"
#include "units.h"
#include "writer.h"

/* Labs take JPEG at high quality and full colour resolution, which keeps captions sharp. */
#define JPEG_QUALITY 95

static void
draw_photo (cairo_t *canvas, const IdsPlan *plan, cairo_surface_t *photo)
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
draw_caption (cairo_t *canvas, const IdsPlan *plan, const IdsCaption *caption)
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
draw_mark (cairo_t *canvas, const IdsPlan *plan, const IdsItem *item)
{
  cairo_set_line_width (canvas, plan->sheet->mark_width_mm);
  cairo_move_to (canvas, item->x_mm, item->y_mm);
  cairo_rel_line_to (canvas, item->width_mm, item->height_mm);
  cairo_stroke (canvas);
}

static void
draw_item (cairo_t *canvas, const IdsPlan *plan, const IdsItem *item, cairo_surface_t *photo)
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
      cairo_surface_t *surface = idp_surface_from_image (image, error);
      if (surface == NULL)
        return NULL;
      g_ptr_array_add (photos, surface);
    }
  return g_steal_pointer (&photos);
}

static cairo_surface_t *
draw_page (const IdsPlan *plan, guint page, GError **error)
{
  const IdsSheet *sheet = plan->sheet;
  guint first = 0, n = 0;
  ids_plan_get_students (plan, page, &first, &n);
  g_autoptr (GPtrArray) photos = decode_photos (plan, page, error);
  if (photos == NULL)
    return NULL;

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, sheet->raster_width_px,
                                                         sheet->raster_height_px);
  g_autoptr (cairo_t) canvas = cairo_create (surface);
  cairo_set_source_rgb (canvas, 1, 1, 1);
  cairo_paint (canvas);
  cairo_set_source_rgb (canvas, 0, 0, 0);
  cairo_scale (canvas, sheet->raster_width_px / sheet->paper_width_mm,
               sheet->raster_height_px / sheet->paper_height_mm);

  g_autoptr (GArray) items = ids_plan_get_page (plan, page);
  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      cairo_surface_t *photo
          = item->kind == IDS_ITEM_PHOTO ? photos->pdata[item->print - first] : NULL;
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

  g_autoptr (cairo_surface_t) surface = draw_page (plan, first_page, error);
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

static gboolean
write_jpeg (const IdsPlan *plan, guint first_page, guint n_pages, const char *path, GError **error)
{
  g_return_val_if_fail (n_pages == 1, FALSE);

  g_autoptr (cairo_surface_t) surface = draw_page (plan, first_page, error);
  g_autoptr (IdpImage) image = surface != NULL ? idp_surface_to_image (surface, error) : NULL;
  if (image == NULL)
    return FALSE;

  const IdpJpegOptions options = {
    .quality = JPEG_QUALITY,
    .full_chroma = TRUE,
    .density_dpi = lround (plan->sheet->raster_dpi),
  };
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, error);
  return bytes != NULL && idp_write_file (path, bytes, error);
}

const IdsWriter ids_writer_jpeg = {
  .id = "jpeg",
  .title = N_ ("one JPEG picture per page, for labs"),
  .suffix = ".jpg",
  .one_page_per_file = TRUE,
  .write = write_jpeg,
};
