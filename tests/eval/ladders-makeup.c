/* ladders-makeup: make-up and coloured contact lenses.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladder-places.h"

/* --- Make-up --- */

/* Photos of people who wear lipstick, seen by eye; no column tells. */
static const char *const made_up[] = { "s014", "s019", "s020", "s022", "s026", "s030", "s035",
                                       "s039", "s047", "s052", "s053", "s055", NULL };

static gboolean
suits_makeup (const LadderScene *scene)
{
  return ladder_word_is (scene, LABEL_MOUTH_STATE, "closed")
         && ladder_word_is (scene, LABEL_FACE_LIGHT, "even")
         && ladder_word_is (scene, LABEL_GLASSES, "none") && !ladder_is_listed (scene, made_up);
}

static void
colour_part (const LadderScene *scene, PaintMask *mask, double step, const double rgb[3],
             IdpRect *region)
{
  *region = paint_mask_bounds (mask, LADDER_TOUCHED);
  paint_mask_scale (mask, step);
  paint_colour (scene->image, mask, rgb);
}

static void
paint_lips (const LadderScene *scene, double step, IdpRect *region)
{
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  ladder_add_landmarks (mask, scene, IDP_LANDMARK_OUTER_LIPS, IDP_LANDMARK_OUTER_LIPS_N, 0.03);
  colour_part (scene, mask, step, (const double[]){ 176, 18, 44 }, region);
}

static void
paint_lids (const LadderScene *scene, double step, IdpRect *region)
{
  enum
  {
    N = 5
  };
  const double unit = scene_unit (scene);
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  for (int eye = 0; eye < 2; eye++)
    {
      const int first = eye == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS;
      IdpPoint lid[2 * N];
      for (int i = 0; i < N; i++)
        {
          const IdpPoint p = scene->photo->face.landmarks[first + i].at;
          lid[i] = (IdpPoint){ p.x, p.y - 0.01 * unit };
          lid[2 * N - 1 - i] = (IdpPoint){ p.x, p.y - 0.15 * unit };
        }
      paint_mask_add_polygon (mask, lid, 2 * N, 0.05 * unit);
    }
  colour_part (scene, mask, step, (const double[]){ 92, 70, 150 }, region);
}

static void
paint_cheeks (const LadderScene *scene, double step, IdpRect *region)
{
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  for (int side = -1; side <= 1; side += 2)
    paint_mask_add_soft_disc (mask, scene_point (scene, 0.62 * side, 0.52),
                              0.45 * scene_unit (scene));
  ladder_keep_region (mask, scene, IDP_REGION_FACE);
  colour_part (scene, mask, step, (const double[]){ 222, 70, 92 }, region);
}

/* --- Coloured contact lenses --- */

/* Photos of people whose eyes are blue, green or grey. */
static const char *const light_eyes[]
    = { "s003", "s005", "s021", "s028", "s037", "s042", "s048", "s050", "s051", "s058", NULL };

static gboolean
suits_contacts (const LadderScene *scene)
{
  return ladder_word_is (scene, LABEL_EYES_OPEN, "y") && ladder_word_is (scene, LABEL_FRONTAL, "y")
         && ladder_word_is (scene, LABEL_FACE_LIGHT, "even") && !scene->enlarged
         && !ladder_is_listed (scene, light_eyes);
}

static void
paint_contacts (const LadderScene *scene, double step, IdpRect *region)
{
  const double unit = scene_unit (scene);
  const IdpFace *face = &scene->photo->face;
  g_autoptr (PaintMask) irises = paint_mask_new (scene->image);
  g_autoptr (PaintMask) pupils = paint_mask_new (scene->image);
  g_autoptr (PaintMask) lids = paint_mask_new (scene->image);
  for (int eye = 0; eye < 2; eye++)
    {
      const IdpPoint centre = eye == 0 ? face->left_eye : face->right_eye;
      paint_mask_add_ellipse (irises, centre, 0.09 * unit, 0.09 * unit, 0, 0.02 * unit);
      paint_mask_add_ellipse (pupils, centre, 0.035 * unit, 0.035 * unit, 0, 0.02 * unit);
      ladder_add_landmarks (lids, scene,
                            eye == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS,
                            IDP_LANDMARK_LIDS_N, 0.02);
    }
  paint_mask_invert (pupils);
  paint_mask_multiply (irises, pupils);
  paint_mask_multiply (irises, lids);
  colour_part (scene, irises, step, (const double[]){ 96, 132, 176 }, region);
}

const Ladder ladders_makeup[] = {
  {
      .rule = "makeup",
      .name = "lipstick",
      .unit = "opacity",
      .steps = { 0.15, 0.3, 0.45, 0.6, 0.8 },
      .due = 2,
      .suits = suits_makeup,
      .paint = paint_lips,
  },
  {
      .rule = "makeup",
      .name = "eye shadow",
      .unit = "opacity",
      .steps = { 0.15, 0.3, 0.45, 0.6, 0.8 },
      .due = 2,
      .suits = suits_makeup,
      .paint = paint_lids,
  },
  {
      .rule = "makeup",
      .name = "blusher",
      .unit = "opacity",
      .steps = { 0.1, 0.2, 0.3, 0.45, 0.6 },
      .due = 3,
      .suits = suits_makeup,
      .paint = paint_cheeks,
  },
  {
      .rule = "contacts-coloured",
      .name = "blue lenses",
      .unit = "opacity",
      .steps = { 0.1, 0.2, 0.35, 0.5, 0.7 },
      .due = 2,
      .suits = suits_contacts,
      .paint = paint_contacts,
  },
  { 0 },
};
