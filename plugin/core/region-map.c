/* region-map: what every place around a face shows. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "region-map.h"

#include <string.h>

void
idp_region_map_free (IdpRegionMap *map)
{
  if (map == NULL)
    return;
  g_free (map->shares);
  g_free (map);
}

/* The four places around a point of the map, and how far between them it lies. */
typedef struct
{
  const float *top_left, *top_right, *bottom_left, *bottom_right;
  float right, down;
} Spot;

static inline gboolean
spot_at (const IdpRegionMap *map, IdpPoint place, Spot *spot)
{
  const int last = map->side - 1;
  if (!(place.x >= 0 && place.x < map->side && place.y >= 0 && place.y < map->side))
    return FALSE;
  const float x = CLAMP (place.x - 0.5, 0, last), y = CLAMP (place.y - 0.5, 0, last);
  const int x0 = x, y0 = y, x1 = MIN (x0 + 1, last), y1 = MIN (y0 + 1, last);
  const float *top = map->shares + y0 * map->side * IDP_REGION_N;
  const float *bottom = map->shares + y1 * map->side * IDP_REGION_N;
  *spot = (Spot){ top + x0 * IDP_REGION_N,
                  top + x1 * IDP_REGION_N,
                  bottom + x0 * IDP_REGION_N,
                  bottom + x1 * IDP_REGION_N,
                  x - x0,
                  y - y0 };
  return TRUE;
}

static inline float
spot_share (const Spot *spot, IdpRegion region)
{
  const float a = spot->top_left[region], b = spot->top_right[region];
  const float c = spot->bottom_left[region], d = spot->bottom_right[region];
  return (a + spot->right * (b - a)) * (1 - spot->down) + (c + spot->right * (d - c)) * spot->down;
}

gboolean
idp_region_map_at (const IdpRegionMap *map, IdpPoint p, float shares[IDP_REGION_N])
{
  Spot spot;
  memset (shares, 0, IDP_REGION_N * sizeof *shares);
  if (!spot_at (map, idp_similarity_apply (&map->from_image, p), &spot))
    return FALSE;
  for (int region = 0; region < IDP_REGION_N; region++)
    shares[region] = spot_share (&spot, region);
  return TRUE;
}

void
idp_region_map_row (const IdpRegionMap *map, IdpRegion region, double step, int y, int n,
                    float *shares)
{
  for (int x = 0; x < n; x++)
    {
      Spot spot;
      const IdpPoint p = { (x + 0.5) * step, (y + 0.5) * step };
      shares[x] = spot_at (map, idp_similarity_apply (&map->from_image, p), &spot)
                      ? spot_share (&spot, region)
                      : NAN;
    }
}

void
idp_region_map_scale (IdpRegionMap *map, double factor)
{
  map->from_image.a /= factor;
  map->from_image.b /= factor;
}
