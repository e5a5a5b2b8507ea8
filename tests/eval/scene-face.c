/* scene-face: places of a face for what is painted on it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene-face.h"

#include <string.h>

#include "checks/around.h"
#include "quantile.h"

/* Where hair is looked for, eye distances, and from which share on a place shows it. */
#define HAIR_HALF_WIDTH 1.2
#define HAIR_TOP -2.2
#define HAIR_BOTTOM -0.6
#define SURELY 0.8f

static const double black_rgb[3] = { 26, 23, 22 };

double
scene_unit (const LadderScene *scene)
{
  return idp_face_eye_distance (&scene->photo->face);
}

IdpPoint
scene_point (const LadderScene *scene, double right, double down)
{
  return idp_around_point (scene->photo, right, down);
}

IdpPoint
scene_place (const LadderScene *scene, IdpPoint p)
{
  const IdpPoint left = scene->photo->face.left_eye, right = scene->photo->face.right_eye;
  const double dx = right.x - left.x, dy = right.y - left.y, square = dx * dx + dy * dy;
  const double x = p.x - (left.x + right.x) / 2, y = p.y - (left.y + right.y) / 2;
  return (IdpPoint){ (x * dx + y * dy) / square, (y * dx - x * dy) / square };
}

gboolean
scene_is_hair (const LadderScene *scene, double right, double down)
{
  float shares[IDP_REGION_N];
  return idp_region_map_at (scene->photo->regions, scene_point (scene, right, down), shares)
         && shares[IDP_REGION_HAIR] > 0.5f;
}

IdpPoint
scene_landmark (const LadderScene *scene, int index)
{
  return scene->photo->face.landmarks[index].at;
}

IdpRect
scene_rect (const LadderScene *scene, double left, double right, double top, double bottom)
{
  IdpRect rect = { 0 };
  for (int corner = 0; corner < 4; corner++)
    {
      const IdpPoint p = scene_point (scene, corner % 2 ? right : left, corner / 2 ? bottom : top);
      rect = idp_rect_with (&rect, p, 0.5);
    }
  const IdpRect all = { 0, 0, scene->image->width_px, scene->image->height_px };
  return idp_rect_intersect (&rect, &all);
}

IdpRect
scene_rect_with (const IdpRect *r, IdpPoint p)
{
  return idp_rect_with (r, p, 0.5);
}

IdpImage *
scene_copy (const LadderScene *scene)
{
  const IdpImage *image = scene->image;
  IdpImage *copy = idp_image_new (image->width_px, image->height_px, NULL);
  g_assert_nonnull (copy);
  memcpy (copy->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
  return copy;
}

void
scene_hair_colour (const LadderScene *scene, double rgb[3])
{
  GArray *levels[3];
  for (int i = 0; i < 3; i++)
    levels[i] = g_array_new (FALSE, FALSE, sizeof (double));
  const IdpImage *image = scene->image;
  for (double down = HAIR_TOP; down < HAIR_BOTTOM; down += IDP_AROUND_STEP)
    for (double right = -HAIR_HALF_WIDTH; right < HAIR_HALF_WIDTH; right += IDP_AROUND_STEP)
      {
        float shares[IDP_REGION_N];
        const IdpPoint p = scene_point (scene, right, down);
        if (!idp_region_map_at (scene->photo->regions, p, shares)
            || shares[IDP_REGION_HAIR] < SURELY || !(p.x >= 0 && p.y >= 0) || p.x >= image->width_px
            || p.y >= image->height_px)
          continue;
        for (int i = 0; i < 3; i++)
          {
            const double level = idp_image_at (image, p.x, p.y)[i];
            g_array_append_val (levels[i], level);
          }
      }
  for (int i = 0; i < 3; i++)
    {
      rgb[i] = levels[i]->len > 0 ? quantile (levels[i], 0.5) : black_rgb[i];
      g_array_unref (levels[i]);
    }
}
