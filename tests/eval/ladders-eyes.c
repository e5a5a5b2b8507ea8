/* ladders-eyes: eyes shut by degrees, looking aside, and reddened by a flash.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladders.h"
#include "paint-eyes.h"
#include "paint.h"
#include "scene-face.h"

/* In eye distances: around an eye and its lids; a pupil in the dark, in which flash is red. */
#define EYE_HALF_WIDTH 0.3
#define EYE_UP 0.14
#define EYE_DOWN 0.12
#define PUPIL 0.048

static const double flash_rgb[3] = { 205, 38, 34 };

static gboolean
eyes_are_open (const LadderScene *scene)
{
  return scene->label == NULL || label_is (scene->label, LABEL_EYES_OPEN, "y");
}

/* Who turns the head may look aside to see the camera. */
static gboolean
looks_ahead (const LadderScene *scene)
{
  return scene->label == NULL || label_is (scene->label, LABEL_FRONTAL, "y");
}

static IdpRect
eyes_rect (const LadderScene *scene)
{
  return scene_rect (scene, -0.5 - EYE_HALF_WIDTH, 0.5 + EYE_HALF_WIDTH, -EYE_UP, EYE_DOWN);
}

static void
shut (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpFace *face = &scene->photo->face;
  g_autoptr (IdpImage) open = scene_copy (scene);
  paint_eyes_shut (open, face, (IdpPoint[2]){ face->left_eye, face->right_eye }, step / 100,
                   scene->image);
  *region = eyes_rect (scene);
}

static void
look_aside (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpFace *face = &scene->photo->face;
  const double to = g_rand_boolean (scene->rand) ? step / 100 : -step / 100;
  g_autoptr (IdpImage) ahead = scene_copy (scene);
  paint_eyes_aside (ahead, face, (IdpPoint[2]){ face->left_eye, face->right_eye }, to,
                    scene->image);
  *region = eyes_rect (scene);
}

static void
redden (const LadderScene *scene, double step, IdpRect *region)
{
  const double unit = scene_unit (scene);
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_ellipse (mask, scene->photo->face.left_eye, PUPIL * unit, PUPIL * unit, 0, 1);
  paint_mask_add_ellipse (mask, scene->photo->face.right_eye, PUPIL * unit, PUPIL * unit, 0, 1);
  *region = paint_mask_bounds (mask, 0.5);
  paint_mask_scale (mask, step);
  paint_colour (scene->image, mask, flash_rgb);
}

const Ladder ladders_eyes[] = {
  { "eyes-closed", "lids shut", "%", { 40, 60, 75, 90, 100 }, 3, eyes_are_open, shut },
  { "gaze-off", "irises aside", "%", { 6, 10, 14, 18, 22 }, 3, looks_ahead, look_aside },
  { "red-eye", "red pupils", "share", { 0.3, 0.45, 0.6, 0.8, 1 }, 2, eyes_are_open, redden },
  { NULL },
};
