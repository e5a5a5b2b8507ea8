/* ladders-body: shoulders, posture and collar. All places are told in eye distances, see scene.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladder-places.h"
#include "resample.h"
#include "scene.h"

/* Below the chin the picture is moved: from here on, and fully from there. */
#define MOVED_FROM 0.1
#define MOVED_FULLY 0.5

/* The neck reaches from the chin down by so much, and so far to both sides. */
#define NECK_HEIGHT 0.6
#define NECK_HALF 0.75
/* The collar goes on below the neck, into the clothes. */
#define COLLAR_BELOW 0.3

static gboolean
sits_straight (const LadderScene *scene)
{
  return ladder_word_is (scene, LABEL_FRONTAL, "y");
}

/* Down from the eyes to the chin. */
static double
chin_down (const LadderScene *scene)
{
  const IdpFace *face = &scene->photo->face;
  return (face->chin.y - idp_face_eye_middle (face).y) / ladder_unit_px (scene);
}

/* --- Shoulders --- */

/* People whose body is turned, or who hold one shoulder lower, as seen on the pictures. */
static const char *const uneven[] = { "s012", "s021", "s023", "s041", "s054", "s055", NULL };

static gboolean
is_level (const LadderScene *scene)
{
  return sits_straight (scene) && !ladder_is_listed (scene, uneven);
}

/* Each column below the chin is moved up or down, so that the shoulders slope by STEP degrees; to
 * either side. */
static void
slope (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpImage *image = scene->image;
  const double unit = ladder_unit_px (scene), chin = scene->photo->face.chin.y;
  const double middle = scene->photo->face.chin.x;
  const double fall = tan (step * G_PI / 180) * (g_rand_boolean (scene->rand) ? 1 : -1);
  g_autoptr (IdpImage) moved = idp_image_new (image->width_px, image->height_px, NULL);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        double rgb[3];
        const double below = (y - chin) / unit;
        const double t = CLAMP ((below - MOVED_FROM) / (MOVED_FULLY - MOVED_FROM), 0, 1);
        const double by = fall * (x - middle) * t * t * (3 - 2 * t);
        resample_linear (image, (IdpPoint){ x + 0.5, y + 0.5 - by }, rgb);
        for (int i = 0; i < 3; i++)
          idp_image_at (moved, x, y)[i] = lround (rgb[i]);
      }
  g_autoptr (PaintMask) all = paint_mask_new_full (image);
  paint_image (scene->image, all, moved);
  *region = (IdpRect){ 0, chin, image->width_px, image->height_px - chin };
}

/* --- Posture --- */

/* Above the neck everything is moved aside, below it to the other side: the eyes stay level. */
static void
lean (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpFace *face = &scene->photo->face;
  const double neck = face->chin.y + NECK_HEIGHT / 2 * ladder_unit_px (scene);
  const double shift = tan (step * G_PI / 180) * (g_rand_boolean (scene->rand) ? 1 : -1);
  paint_warp (scene->image, (const double[6]){ 1, shift, -shift * neck, 0, 1, 0 });
}

/* --- Collar --- */

static gboolean
shows_neck (const LadderScene *scene)
{
  const double chin = chin_down (scene);
  for (double right = -0.3; right <= 0.31; right += 0.3)
    for (double down = chin + 0.15; down < chin + 0.5; down += 0.15)
      if (ladder_region_at (scene, ladder_point (scene, right, down), IDP_REGION_SKIN) < 0.5)
        return FALSE;
  return TRUE;
}

/* A polo neck in the colour of the top, over STEP percent of the neck from below. */
static void
button_up (const LadderScene *scene, double step, IdpRect *region)
{
  const double chin = chin_down (scene), bottom = chin + NECK_HEIGHT + COLLAR_BELOW;
  const double top = chin + NECK_HEIGHT * (1 - step / 100);
  const IdpPoint collar[] = {
    ladder_point (scene, -NECK_HALF, top),          ladder_point (scene, 0, top + 0.08),
    ladder_point (scene, NECK_HALF, top),           ladder_point (scene, 1.2 * NECK_HALF, bottom),
    ladder_point (scene, -1.2 * NECK_HALF, bottom),
  };
  double rgb[3];
  g_autoptr (PaintMask) wall = scene_wall (scene);
  g_autoptr (PaintMask) clothes = scene_top (scene);
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_invert (wall);
  paint_mask_add_polygon (mask, collar, G_N_ELEMENTS (collar), 3);
  paint_mask_multiply (mask, wall);
  scene_colour (scene, clothes, rgb);
  paint_colour (scene->image, mask, rgb);
  paint_noise (scene->image, mask, 2, scene->rand);
  *region = paint_mask_bounds (mask, LADDER_TOUCHED);
}

const Ladder ladders_body[] = {
  { "shoulders-uneven", "one lower", "deg", { 2, 4, 7, 10, 14 }, 2, is_level, slope },
  { "posture-not-upright", "leaning", "deg", { 4, 8, 12, 16, 20 }, 3, sits_straight, lean },
  { "neck-covered",
    "polo neck",
    "% of the neck",
    { 20, 40, 60, 80, 100 },
    3,
    shows_neck,
    button_up },
  { NULL },
};
