/* raster-tile.h: photos, captions and codes as pixels, drawn once however often they stand on a
 * page.
 *
 * Whole pixels are copied, so a copy may lie half a pixel beside its place in millimetres. All four
 * edges are rounded by themselves: copies that touch on the sheet touch in the picture, too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cairo-auto.h"
#include "plan.h"

typedef struct _IdsTiles IdsTiles;

/* For one page of PLAN, which must outlive it. */
IdsTiles *ids_tiles_new (const IdsPlan *plan);
void ids_tiles_free (IdsTiles *tiles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsTiles, ids_tiles_free)

/* A tile in its place on the page; in pixels. */
typedef struct
{
  cairo_surface_t *surface; /* RGB24, or A8 for what is drawn in black; lives as long as IdsTiles */
  int x, y;                 /* of the surface */
  IdpRect visible;          /* what of the page it covers */
} IdsPlacedTile;

/* Places ITEM of ids_plan_get_drawn_page(), anything but a mark. Errors: IDP_ERROR_UNREADABLE where
 * a photo is not what it was when it was examined. */
gboolean ids_tiles_place (IdsTiles *tiles, const IdsItem *item, IdsPlacedTile *placed,
                          GError **error);

/* Draws on CANVAS, whose unit is the pixel. */
void ids_placed_tile_draw (const IdsPlacedTile *placed, cairo_t *canvas);
