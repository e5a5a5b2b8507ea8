/* ladder-places: places of a scene's face, and what the region map sees there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladder-places.h"

double
ladder_region_at (const LadderScene *scene, IdpPoint p, IdpRegion region)
{
  float shares[IDP_REGION_N];
  return idp_region_map_at (scene->photo->regions, p, shares) ? shares[region] : 0;
}

void
ladder_keep_region (PaintMask *mask, const LadderScene *scene, IdpRegion region)
{
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      *paint_mask_at (mask, x, y)
          *= ladder_region_at (scene, (IdpPoint){ x + 0.5, y + 0.5 }, region);
}

void
ladder_add_landmarks (PaintMask *mask, const LadderScene *scene, int first, int n, double feather)
{
  g_autofree IdpPoint *points = g_new (IdpPoint, n);
  for (int i = 0; i < n; i++)
    points[i] = scene->photo->face.landmarks[first + i].at;
  paint_mask_add_polygon (mask, points, n, feather * scene_unit (scene));
}

gboolean
ladder_word_is (const LadderScene *scene, LabelWord word, const char *value)
{
  return scene->label == NULL || label_is (scene->label, word, value);
}

gboolean
ladder_is_listed (const LadderScene *scene, const char *const *names)
{
  for (; scene->label != NULL && *names != NULL; names++)
    if (g_str_has_prefix (scene->label->file, *names))
      return TRUE;
  return FALSE;
}
