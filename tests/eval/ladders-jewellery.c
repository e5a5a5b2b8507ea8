/* ladders-jewellery: earrings and necklaces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladder-places.h"

/* --- Earrings and necklaces --- */

/* The jaw beside and below the ear: the earlobe ends about here. */
#define LOBE_DOWN 0.62
#define JAW_POINTS 5

/* The jaw of SIDE (-1 left, 1 right) where it is LOBE_DOWN below the eyes, and a little outside. */
static IdpPoint
lobe (const LadderScene *scene, int side)
{
  const IdpLandmark *points = scene->photo->face.landmarks;
  const int first = side < 0 ? IDP_LANDMARK_LEFT_CHEEK : IDP_LANDMARK_RIGHT_CHEEK;
  IdpPoint nearest = points[first].at;
  const IdpPoint wanted = scene_point (scene, side * 1.1, LOBE_DOWN);
  for (int i = 0; i <= JAW_POINTS; i++)
    {
      const IdpPoint p = points[first + (side < 0 ? i : -i)].at;
      if (fabs (p.y - wanted.y) < fabs (nearest.y - wanted.y))
        nearest = p;
    }
  return (IdpPoint){ nearest.x + side * 0.08 * scene_unit (scene), wanted.y };
}

static gboolean
suits_earring (const LadderScene *scene)
{
  return ladder_word_is (scene, LABEL_EARRINGS, "n")
         && ladder_word_is (scene, LABEL_HAIR_COVERS, "none")
         && ladder_word_is (scene, LABEL_FRONTAL, "y")
         && ladder_region_at (scene, lobe (scene, -1), IDP_REGION_BACKGROUND) < 0.5
         && ladder_region_at (scene, lobe (scene, 1), IDP_REGION_BACKGROUND) < 0.5;
}

/* Silver with a bright spot, its darker rim around it. */
static void
paint_earring (const LadderScene *scene, double step, IdpRect *region)
{
  const double radius = step / 2 * scene_unit (scene);
  g_autoptr (PaintMask) rims = paint_mask_new (scene->image);
  g_autoptr (PaintMask) discs = paint_mask_new (scene->image);
  g_autoptr (PaintMask) spots = paint_mask_new (scene->image);
  for (int side = -1; side <= 1; side += 2)
    {
      const IdpPoint p = lobe (scene, side);
      paint_mask_add_ellipse (rims, p, radius, radius, 0, 1);
      paint_mask_add_ellipse (discs, p, 0.8 * radius, 0.8 * radius, 0, 1);
      paint_mask_add_ellipse (spots, p, 0.4 * radius, 0.4 * radius, 0, 1);
    }
  /* A mark is one rectangle and shows one of the two. */
  const IdpPoint left = lobe (scene, -1);
  *region = (IdpRect){ left.x - radius, left.y - radius, ceil (2 * radius), ceil (2 * radius) };
  paint_colour (scene->image, rims, (const double[]){ 110, 108, 106 });
  paint_colour (scene->image, discs, (const double[]){ 196, 194, 190 });
  paint_colour (scene->image, spots, (const double[]){ 246, 246, 244 });
}

#define NECKLACE_DEPTH 0.35
#define BELOW_CHIN 0.35

/* A third of the way down its bow, RIGHT of the middle of the neck. */
static IdpPoint
on_necklace (const LadderScene *scene, double right)
{
  const IdpPoint chin = scene->photo->face.chin;
  const double unit = scene_unit (scene);
  return (IdpPoint){ chin.x + right * unit,
                     chin.y + (BELOW_CHIN + NECKLACE_DEPTH * cos (1.8 * right)) * unit };
}

/* Photos of people who wear one, seen by eye; no column tells. */
static const char *const necklaces[]
    = { "s002", "s014", "s018", "s026", "s030", "s031", "s036", "s039", "s055", NULL };

static gboolean
suits_necklace (const LadderScene *scene)
{
  if (!idp_point_known (scene->photo->face.chin) || ladder_is_listed (scene, necklaces))
    return FALSE;
  for (double right = -0.3; right <= 0.3; right += 0.1)
    if (ladder_region_at (scene, on_necklace (scene, right), IDP_REGION_SKIN) < 0.8)
      return FALSE;
  return TRUE;
}

/* A chain of bright and dark links. */
static void
paint_necklace (const LadderScene *scene, double step, IdpRect *region)
{
  const double unit = scene_unit (scene), width = step * unit;
  g_autoptr (PaintMask) chain = paint_mask_new (scene->image);
  g_autoptr (PaintMask) links = paint_mask_new (scene->image);
  IdpPoint line[41];
  for (int i = 0; i <= 40; i++)
    {
      line[i] = on_necklace (scene, -0.7 + 1.4 * i / 40);
      paint_mask_add_ellipse (links, line[i], 0.35 * width, 0.35 * width, 0, 0.5);
    }
  paint_mask_add_line (chain, line, G_N_ELEMENTS (line), width, 1);
  ladder_keep_region (chain, scene, IDP_REGION_SKIN);
  ladder_keep_region (links, scene, IDP_REGION_SKIN);
  *region = paint_mask_bounds (chain, LADDER_TOUCHED);
  paint_colour (scene->image, chain, (const double[]){ 168, 156, 130 });
  paint_colour (scene->image, links, (const double[]){ 255, 252, 236 });
}

const Ladder ladders_jewellery[] = {
  {
      .rule = "jewellery",
      .name = "earrings",
      .unit = "eye distances wide",
      .steps = { 0.03, 0.05, 0.08, 0.12, 0.2 },
      .due = 2,
      .suits = suits_earring,
      .paint = paint_earring,
  },
  {
      .rule = "jewellery",
      .name = "necklace",
      .unit = "eye distances thick",
      .steps = { 0.01, 0.02, 0.035, 0.05, 0.08 },
      .due = 2,
      .suits = suits_necklace,
      .paint = paint_necklace,
  },
  { 0 },
};
