/* region-map.h: what every place around a face shows. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "similarity.h"

/* The order is that of scripts/train/regions.py. */
typedef enum
{
  IDP_REGION_BACKGROUND,
  IDP_REGION_HAIR,
  IDP_REGION_FACE,    /* skin from the hair to the jaw, ears excluded */
  IDP_REGION_SKIN,    /* ears, neck, other skin */
  IDP_REGION_CLOTHES, /* and whatever else a person wears */
  IDP_REGION_N
} IdpRegion;

/* A square around the face, eyes level, about 6.4 eye distances wide; about 15 places per eye
 * distance. */
typedef struct
{
  int side;                 /* places across and down */
  IdpSimilarity from_image; /* px of the picture to places, whose centres are at integers + 0.5 */
  float *shares;            /* side * side * IDP_REGION_N, each place sums to 1; owned */
} IdpRegionMap;

void idp_region_map_free (IdpRegionMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpRegionMap, idp_region_map_free)

/* Shares of all regions at P (px of the picture), between places bilinear. FALSE, and all 0, where
 * the map does not reach. */
gboolean idp_region_map_at (const IdpRegionMap *map, IdpPoint p, float shares[IDP_REGION_N]);

/* SHARES of REGION at the middles of N pixels of row Y, each STEP px of the picture wide and high;
 * NAN where the map does not reach. */
void idp_region_map_row (const IdpRegionMap *map, IdpRegion region, double step, int y, int n,
                         float *shares);

/* The map for the same picture FACTOR times as large. */
void idp_region_map_scale (IdpRegionMap *map, double factor);
