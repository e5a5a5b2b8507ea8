/* raster: a plan as pictures of its pages, through Cairo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <math.h>

#include "encode.h"
#include "error.h"
#include "raster-tile.h"
#include "writer.h"

/* Labs take JPEG at high quality and full colour resolution, which keeps captions sharp. */
#define JPEG_QUALITY 95

/* A JPEG page is drawn and encoded by so many rows, which the processor's cache can hold. */
#define BAND_ROWS 64

/* Everything on a page, the photos decoded and the captions drawn. */
typedef struct
{
  const IdsSheet *sheet;
  IdsTiles *tiles;
  GArray *placed; /* of IdsPlacedTile */
  GArray *items;  /* of IdsItem */
} Page;

static void
page_free (Page *page)
{
  g_clear_pointer (&page->tiles, ids_tiles_free);
  g_array_unref (page->placed);
  g_array_unref (page->items);
  g_free (page);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static Page *
prepare_page (const IdsPlan *plan, guint number, GError **error)
{
  g_autoptr (Page) page = g_new (Page, 1);
  *page = (Page){ plan->sheet, ids_tiles_new (plan),
                  g_array_new (FALSE, FALSE, sizeof (IdsPlacedTile)),
                  ids_plan_get_drawn_page (plan, number) };
  for (guint i = 0; i < page->items->len; i++)
    {
      IdsPlacedTile placed;
      const IdsItem *item = &g_array_index (page->items, IdsItem, i);
      if (item->kind == IDS_ITEM_MARK)
        continue;
      if (!ids_tiles_place (page->tiles, item, &placed, error))
        return NULL;
      g_array_append_val (page->placed, placed);
    }
  return g_steal_pointer (&page);
}

static void
draw_marks (cairo_t *canvas, const Page *page)
{
  const IdsSheet *sheet = page->sheet;
  cairo_save (canvas);
  cairo_scale (canvas, sheet->raster_width_px / sheet->page_width_mm,
               sheet->raster_height_px / sheet->page_height_mm);
  cairo_set_line_width (canvas, sheet->mark_width_mm);
  for (guint i = 0; i < page->items->len; i++)
    {
      const IdsItem *item = &g_array_index (page->items, IdsItem, i);
      if (item->kind != IDS_ITEM_MARK)
        continue;
      cairo_move_to (canvas, item->x_mm, item->y_mm);
      cairo_rel_line_to (canvas, item->width_mm, item->height_mm);
    }
  cairo_stroke (canvas);
  cairo_restore (canvas);
}

/* Draws the rows from FIRST_ROW on that SURFACE has room for. */
static void
draw_rows (const Page *page, cairo_surface_t *surface, int first_row)
{
  const int n_rows = cairo_image_surface_get_height (surface);
  g_autoptr (cairo_t) canvas = cairo_create (surface);
  cairo_set_source_rgb (canvas, 1, 1, 1);
  cairo_paint (canvas);
  cairo_translate (canvas, 0, -first_row);
  cairo_set_source_rgb (canvas, 0, 0, 0);
  for (guint i = 0; i < page->placed->len; i++)
    {
      const IdsPlacedTile *placed = &g_array_index (page->placed, IdsPlacedTile, i);
      if (placed->visible.y < first_row + n_rows
          && placed->visible.y + placed->visible.height > first_row)
        ids_placed_tile_draw (placed, canvas);
    }
  draw_marks (canvas, page);
  cairo_surface_flush (surface);
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

  g_autoptr (Page) page = prepare_page (plan, first_page, error);
  if (page == NULL)
    return FALSE;
  g_autoptr (cairo_surface_t) surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, plan->sheet->raster_width_px, plan->sheet->raster_height_px);
  draw_rows (page, surface, 0);

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

typedef struct
{
  const Page *page;
  cairo_surface_t *band;
} Bands;

static const guint8 *
get_row (gpointer data, int y)
{
  const Bands *bands = data;
  if (y % BAND_ROWS == 0)
    draw_rows (bands->page, bands->band, y);
  return cairo_image_surface_get_data (bands->band)
         + y % BAND_ROWS * cairo_image_surface_get_stride (bands->band);
}

static gboolean
write_jpeg (const IdsPlan *plan, guint first_page, guint n_pages, const char *path, GError **error)
{
  g_return_val_if_fail (n_pages == 1, FALSE);

  const IdsSheet *sheet = plan->sheet;
  g_autoptr (Page) page = prepare_page (plan, first_page, error);
  if (page == NULL)
    return FALSE;

  g_autoptr (cairo_surface_t) band
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, sheet->raster_width_px, BAND_ROWS);
  Bands bands = { page, band };
  const IdpDrawnRows rows = { sheet->raster_width_px, sheet->raster_height_px, get_row, &bands };
  const IdpJpegOptions options = {
    .quality = JPEG_QUALITY,
    .full_chroma = TRUE,
    .density_dpi = lround (sheet->raster_dpi),
    .standard_codes = TRUE,
  };
  g_autoptr (GBytes) bytes = idp_encode_jpeg_rows (&rows, &options, error);
  return bytes != NULL && idp_write_file (path, bytes, error);
}

const IdsWriter ids_writer_jpeg = {
  .id = "jpeg",
  .title = N_ ("one JPEG picture per page, for labs"),
  .suffix = ".jpg",
  .one_page_per_file = TRUE,
  .write = write_jpeg,
};
