/* raster-tile: photos, captions and codes as pixels, drawn once however often they stand on a page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "raster-tile.h"

#include <math.h>

#include "reduce.h"
#include "surface.h"

/* A pixel that an item only touches by rounding errors is not its own. */
#define TOLERANCE_PX 0.001

typedef struct
{
  IdsItemKind kind;
  guint print;
  guint size;
  IdsTurn turn;
  int width_px; /* of the item as it lies on the page, margin not counted */
  int height_px;
  int margin_px;            /* room for what overhangs the item */
  cairo_surface_t *surface; /* RGB24 for photos, A8 for the rest */
} Tile;

struct _IdsTiles
{
  const IdsPlan *plan;
  double across_px_per_mm;
  double down_px_per_mm;
  GPtrArray *tiles; /* of Tile* */
  IdpImage *photo;  /* of PRINT: copies of a student follow each other */
  guint print;
};

static void
tile_free (Tile *tile)
{
  g_clear_pointer (&tile->surface, cairo_surface_destroy);
  g_free (tile);
}

IdsTiles *
ids_tiles_new (const IdsPlan *plan)
{
  const IdsSheet *sheet = plan->sheet;
  IdsTiles *tiles = g_new (IdsTiles, 1);
  *tiles = (IdsTiles){ plan, sheet->raster_width_px / sheet->page_width_mm,
                       sheet->raster_height_px / sheet->page_height_mm,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) tile_free) };
  return tiles;
}

void
ids_tiles_free (IdsTiles *tiles)
{
  if (tiles == NULL)
    return;
  g_ptr_array_unref (tiles->tiles);
  g_clear_pointer (&tiles->photo, idp_image_free);
  g_free (tiles);
}

static const IdpImage *
get_photo (IdsTiles *tiles, guint print, GError **error)
{
  if (tiles->photo != NULL && tiles->print == print)
    return tiles->photo;
  g_clear_pointer (&tiles->photo, idp_image_free);
  tiles->print = print;
  tiles->photo
      = ids_photo_decode (((const IdsPrint *) tiles->plan->prints->pdata[print])->photo, error);
  return tiles->photo;
}

/* The part of the picture that a print shows. */
static IdpRect
get_visible (const IdsPlan *plan, guint size_number)
{
  const IdsSheet *sheet = plan->sheet;
  const IdsSize *size = &sheet->sizes[size_number];
  const IdsPicture *picture = &plan->pictures[size_number];
  const double px_per_mm = sheet->photo_width_px / picture->width_mm;
  const IdpRect all = { 0, 0, sheet->photo_width_px, sheet->photo_height_px };
  const IdpRect visible
      = { lround (-picture->x_mm * px_per_mm), lround (-picture->y_mm * px_per_mm),
          lround (size->width_mm * px_per_mm), lround (size->height_mm * px_per_mm) };
  return idp_rect_intersect (&visible, &all);
}

/* Pixels are averaged where there are more of them than the printer has dots. */
static cairo_surface_t *
draw_photo (IdsTiles *tiles, const Tile *tile, GError **error)
{
  const IdpImage *photo = get_photo (tiles, tile->print, error);
  if (photo == NULL)
    return NULL;
  const IdpRect visible = get_visible (tiles->plan, tile->size);
  const int width_px = MIN (tile->width_px, visible.width);
  const int height_px = MIN (tile->height_px, visible.height);
  g_autoptr (IdpImage) reduced = idp_image_reduce (photo, &visible, width_px, height_px, error);
  g_autoptr (cairo_surface_t) surface
      = reduced != NULL ? idp_surface_from_image (reduced, error) : NULL;
  if (surface == NULL || (width_px == tile->width_px && height_px == tile->height_px))
    return g_steal_pointer (&surface);

  cairo_surface_t *enlarged
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, tile->width_px, tile->height_px);
  g_autoptr (cairo_t) canvas = cairo_create (enlarged);
  cairo_scale (canvas, (double) tile->width_px / width_px, (double) tile->height_px / height_px);
  cairo_set_source_surface (canvas, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (canvas), CAIRO_EXTEND_PAD);
  cairo_paint (canvas);
  return enlarged;
}

static void
show_caption (cairo_t *canvas, const IdsCaptions *captions, const IdsCaption *caption)
{
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, MAX (caption->n_glyphs, 1));
  for (guint i = 0; i < caption->n_glyphs; i++)
    glyphs[i] = (cairo_glyph_t){ caption->glyphs[i].glyph, caption->glyphs[i].x_mm,
                                 caption->glyphs[i].y_mm };

  cairo_set_font_size (canvas, caption->font_size_mm);
  for (guint i = 0, n = 0; i < caption->n_glyphs; i += n)
    {
      const guint font = caption->glyphs[i].font;
      for (n = 1; i + n < caption->n_glyphs && caption->glyphs[i + n].font == font;)
        n++;
      cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (
          PANGO_CAIRO_FONT (ids_captions_get_font (captions, font)));
      cairo_set_font_face (canvas, cairo_scaled_font_get_font_face (scaled));
      cairo_show_glyphs (canvas, glyphs + i, n);
    }
}

static cairo_surface_t *
draw_caption (const IdsTiles *tiles, const Tile *tile)
{
  const IdsItem item = { .kind = tile->kind, .print = tile->print, .size = tile->size };
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_A8, tile->width_px + 2 * tile->margin_px, tile->height_px + 2 * tile->margin_px);
  g_autoptr (cairo_t) canvas = cairo_create (surface);
  cairo_translate (canvas, tile->margin_px, tile->margin_px);
  cairo_scale (canvas, tiles->across_px_per_mm * tiles->plan->printer->scale_x,
               tiles->down_px_per_mm * tiles->plan->printer->scale_y);
  show_caption (canvas, tiles->plan->captions, ids_plan_get_caption (tiles->plan, &item));
  return surface;
}

/* Quiet zones take up what the whole pixels of the modules leave. */
static cairo_surface_t *
draw_code (const IdsTiles *tiles, const Tile *tile)
{
  const IdsPrint *print = tiles->plan->prints->pdata[tile->print];
  const IdsCode *code = print->labels[tile->size].code;
  const int module_px = ids_code_count_px (tiles->plan->sheet, code->module_mm);
  const int row_px = code->n_rows == 1 ? tile->height_px : module_px;
  const int left = (tile->width_px - (int) code->n_columns * module_px) / 2;
  const int top = (tile->height_px - (int) code->n_rows * row_px) / 2;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_A8, tile->width_px, tile->height_px);
  g_autoptr (cairo_t) canvas = cairo_create (surface);
  for (guint i = 0; i < code->n_runs; i++)
    {
      const IdsCodeRun *run = &code->runs[i];
      cairo_rectangle (canvas, left + run->x * module_px, top + run->y * row_px,
                       run->length * module_px, row_px);
    }
  cairo_fill (canvas);
  return surface;
}

/* Pixel for pixel. */
static cairo_surface_t *
turn (cairo_surface_t *upright, IdsTurn to)
{
  const int width_px = cairo_image_surface_get_height (upright);
  const int height_px = cairo_image_surface_get_width (upright);
  const IdsItem whole = { .turn = to, .width_mm = width_px, .height_mm = height_px };
  const IdsMatrix m = ids_item_get_matrix (&whole);
  cairo_surface_t *turned
      = cairo_image_surface_create (cairo_image_surface_get_format (upright), width_px, height_px);
  g_autoptr (cairo_t) canvas = cairo_create (turned);
  cairo_transform (canvas, &(cairo_matrix_t){ m.xx, m.yx, m.xy, m.yy, m.x0, m.y0 });
  cairo_set_source_surface (canvas, upright, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (canvas), CAIRO_FILTER_NEAREST);
  cairo_set_operator (canvas, CAIRO_OPERATOR_SOURCE);
  cairo_paint (canvas);
  return turned;
}

static gboolean
same (const Tile *a, const Tile *b)
{
  return a->kind == b->kind && a->print == b->print && a->size == b->size && a->turn == b->turn
         && a->width_px == b->width_px && a->height_px == b->height_px;
}

/* The tile that looks as WANTED says, drawn if need be. */
static const Tile *
get_tile (IdsTiles *tiles, const Tile *wanted, GError **error)
{
  for (guint i = 0; i < tiles->tiles->len; i++)
    if (same (tiles->tiles->pdata[i], wanted))
      return tiles->tiles->pdata[i];

  Tile *tile = g_new (Tile, 1);
  *tile = *wanted;
  if (tile->turn != IDS_TURN_NONE)
    {
      Tile upright = *wanted;
      upright.turn = IDS_TURN_NONE;
      upright.width_px = wanted->height_px;
      upright.height_px = wanted->width_px;
      const Tile *drawn = get_tile (tiles, &upright, error);
      tile->surface = drawn != NULL ? turn (drawn->surface, tile->turn) : NULL;
    }
  else
    tile->surface = tile->kind == IDS_ITEM_PHOTO  ? draw_photo (tiles, tile, error)
                    : tile->kind == IDS_ITEM_CODE ? draw_code (tiles, tile)
                                                  : draw_caption (tiles, tile);
  if (tile->surface == NULL)
    {
      tile_free (tile);
      return NULL;
    }
  g_ptr_array_add (tiles->tiles, tile);
  return tile;
}

/* As many pixels as LENGTH_MM can come to cover, wherever it begins and whichever way it lies. */
static int
count_px (const IdsTiles *tiles, double length_mm)
{
  const double length_px = length_mm * MAX (tiles->across_px_per_mm, tiles->down_px_per_mm);
  return MAX (1, (int) ceil (length_px - TOLERANCE_PX));
}

gboolean
ids_tiles_place (IdsTiles *tiles, const IdsItem *item, IdsPlacedTile *placed, GError **error)
{
  const double across = tiles->across_px_per_mm, down = tiles->down_px_per_mm;
  const int x = lround (item->x_mm * across), y = lround (item->y_mm * down);
  const int right = lround ((item->x_mm + item->width_mm) * across);
  const int bottom = lround ((item->y_mm + item->height_mm) * down);
  const gboolean is_text = item->kind == IDS_ITEM_CAPTION || item->kind == IDS_ITEM_NUMBER;
  const int margin_px
      = is_text ? count_px (tiles, ids_plan_get_caption (tiles->plan, item)->font_size_mm) : 0;
  const Tile wanted = {
    item->kind,
    item->print,
    item->size,
    item->turn,
    count_px (tiles, item->width_mm),
    count_px (tiles, item->height_mm),
    margin_px,
  };
  const Tile *tile = get_tile (tiles, &wanted, error);
  if (tile == NULL)
    return FALSE;
  *placed = (IdsPlacedTile){
    tile->surface,
    x - margin_px,
    y - margin_px,
    { x - margin_px, y - margin_px, right - x + 2 * margin_px, bottom - y + 2 * margin_px },
  };
  return TRUE;
}

void
ids_placed_tile_draw (const IdsPlacedTile *placed, cairo_t *canvas)
{
  if (cairo_image_surface_get_format (placed->surface) == CAIRO_FORMAT_A8)
    {
      cairo_mask_surface (canvas, placed->surface, placed->x, placed->y);
      return;
    }
  const IdpRect *visible = &placed->visible;
  cairo_save (canvas);
  cairo_set_source_surface (canvas, placed->surface, placed->x, placed->y);
  cairo_rectangle (canvas, visible->x, visible->y, visible->width, visible->height);
  cairo_fill (canvas);
  cairo_restore (canvas);
}
