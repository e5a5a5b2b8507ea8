/* ladders-wear: tinted and shining lenses, headbands and caps.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladders.h"
#include "paint.h"
#include "scene-face.h"

/* Glasses, in eye distances: half a lens, how far its middle lies below the pupil, the bridge. */
#define LENS_HALF_WIDTH 0.38
#define LENS_HALF_HEIGHT 0.27
#define LENS_DOWN 0.04
#define BRIDGE_DOWN -0.04
#define RIM_WIDTH 0.035
#define TEMPLE_RIGHT 1.05
#define RIM_SHARE 0.92
#define CORNERS 28 /* of the polygon of a lens */
#define SQUARE 3.2 /* exponent: 2 is an ellipse, more a rounded rectangle */

static const double rim_rgb[3] = { 38, 34, 34 };
static const double light_rgb[3] = { 248, 250, 255 };

static gboolean
wears_glasses (const LadderScene *scene)
{
  return scene->label != NULL && label_is (scene->label, LABEL_GLASSES, "clear")
         && !label_is (scene->label, LABEL_GLARE, "y");
}

static gboolean
wears_none (const LadderScene *scene)
{
  return scene->label != NULL && label_is (scene->label, LABEL_GLASSES, "none");
}

static gboolean
wears_no_hat (const LadderScene *scene)
{
  return scene->label == NULL || label_is (scene->label, LABEL_HEAD_COVERING, "n");
}

/* --- Glasses --- */

static double
power (double value, double exponent)
{
  return copysign (pow (fabs (value), exponent), value);
}

/* Point I of the outline of the lens of SIDE (-1, 1), GROWN eye distances wider. */
static IdpPoint
lens_point (const LadderScene *scene, int side, int i, double grown)
{
  const double angle = 2 * G_PI * i / CORNERS;
  return scene_point (scene,
                      side * 0.5 + (LENS_HALF_WIDTH + grown) * power (cos (angle), 2 / SQUARE),
                      LENS_DOWN + (LENS_HALF_HEIGHT + grown) * power (sin (angle), 2 / SQUARE));
}

static void
add_lens (const LadderScene *scene, int side, PaintMask *mask)
{
  IdpPoint points[CORNERS];
  for (int i = 0; i < CORNERS; i++)
    points[i] = lens_point (scene, side, i, 0);
  paint_mask_add_polygon (mask, points, CORNERS, 1.5);
}

/* Rims, bridge and temples, SHARE dark. */
static void
put_on (const LadderScene *scene, double share, IdpRect *region)
{
  const double width = RIM_WIDTH * scene_unit (scene);
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  for (int side = -1; side <= 1; side += 2)
    {
      IdpPoint rim[CORNERS + 1];
      for (int i = 0; i <= CORNERS; i++)
        rim[i] = lens_point (scene, side, i, 0);
      const IdpPoint temple[2]
          = { scene_point (scene, side * (0.5 + LENS_HALF_WIDTH), BRIDGE_DOWN - 0.05),
              scene_point (scene, side * TEMPLE_RIGHT, BRIDGE_DOWN) };
      paint_mask_add_line (mask, rim, CORNERS + 1, width, 1);
      paint_mask_add_line (mask, temple, 2, width, 1);
    }
  const double inner = 0.5 - LENS_HALF_WIDTH;
  const IdpPoint bridge[3]
      = { scene_point (scene, -inner, BRIDGE_DOWN), scene_point (scene, 0, BRIDGE_DOWN - 0.05),
          scene_point (scene, inner, BRIDGE_DOWN) };
  paint_mask_add_line (mask, bridge, 3, width, 1);
  *region = paint_mask_bounds (mask, 0.5);
  paint_mask_scale (mask, share);
  paint_colour (scene->image, mask, rim_rgb);
}

/* Clear glasses before anything happens to them. */
static void
prepare_glasses (const LadderScene *scene)
{
  IdpRect rims;
  put_on (scene, RIM_SHARE, &rims);
}

static void
wear_glasses (const LadderScene *scene, double step, IdpRect *region)
{
  put_on (scene, step / 100, region);
}

/* Both lenses let STEP percent of the light through, a little more of the red. */
static void
tint (const LadderScene *scene, double step, IdpRect *region)
{
  const double left = step / 100;
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  add_lens (scene, -1, mask);
  add_lens (scene, 1, mask);
  paint_light (scene->image, mask, (const double[3]){ pow (left, 0.85), left, pow (left, 1.1) });
  *region = paint_mask_bounds (mask, 0.5);
}

/* A reflection over STEP percent of one lens. */
static void
shine (const LadderScene *scene, double step, IdpRect *region)
{
  const int side = g_rand_boolean (scene->rand) ? 1 : -1;
  const double area = step / 100 * 4 * LENS_HALF_WIDTH * LENS_HALF_HEIGHT;
  const double long_half = sqrt (area / G_PI * 1.5), short_half = area / G_PI / long_half;
  const double right = g_rand_double_range (scene->rand, -0.15, 0.15);
  const double down = g_rand_double_range (scene->rand, -0.1, 0.1);
  const double unit = scene_unit (scene);
  g_autoptr (PaintMask) lens = paint_mask_new (scene->image);
  g_autoptr (PaintMask) spot = paint_mask_new (scene->image);
  add_lens (scene, side, lens);
  paint_mask_add_ellipse (spot, scene_point (scene, side * 0.5 + right, LENS_DOWN + down),
                          long_half * unit, short_half * unit, -30, 2);
  paint_mask_multiply (spot, lens);
  *region = paint_mask_bounds (spot, 0.5);
  paint_mask_scale (spot, 0.93);
  paint_colour (scene->image, spot, light_rgb);
}

/* --- On the head --- */

/* In eye distances: the lower edge of what is worn, its upper one and how far aside it reaches. */
#define EDGE_DOWN -0.62
#define CAP_TOP -2.3
#define CAP_HALF 1.42
#define EDGE_BEND 0.08

static const double cloth_rgb[][3]
    = { { 34, 38, 66 }, { 168, 36, 40 }, { 226, 226, 222 }, { 30, 30, 32 }, { 60, 104, 70 } };

/* Cloth from EDGE_DOWN up to TOP. */
static void
cover_head (const LadderScene *scene, double top, IdpRect *region)
{
  enum
  {
    N = 24
  };
  const int colour = g_rand_int_range (scene->rand, 0, G_N_ELEMENTS (cloth_rgb));
  IdpPoint points[2 * N];
  for (int i = 0; i < N; i++)
    {
      const double t = 2.0 * i / (N - 1) - 1, bulge = sqrt (1 - t * t);
      points[i] = scene_point (scene, t * CAP_HALF, EDGE_DOWN - EDGE_BEND * bulge + 0.1 * t * t);
      points[2 * N - 1 - i] = scene_point (scene, t * CAP_HALF,
                                           EDGE_DOWN + (top - EDGE_DOWN) * (0.25 + 0.75 * bulge));
    }
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_polygon (mask, points, G_N_ELEMENTS (points), 1.5);
  paint_colour (scene->image, mask, cloth_rgb[colour]);
  paint_noise (scene->image, mask, 4, scene->rand);
  *region = paint_mask_bounds (mask, 0.5);
}

/* Cloth over STEP percent of the head above the forehead: a headband first, a cap at last. */
static void
wear_cap (const LadderScene *scene, double step, IdpRect *region)
{
  cover_head (scene, EDGE_DOWN + step / 100 * (CAP_TOP - EDGE_DOWN), region);
}

const Ladder ladders_wear[] = {
  { "glasses-banned-here", "rims", "% dark", { 20, 40, 60, 80, 95 }, 2, wears_none, wear_glasses },
  { "glasses-tinted",
    "own glasses tinted",
    "% light",
    { 90, 75, 60, 50, 35 },
    3,
    wears_glasses,
    tint },
  { "glasses-tinted",
    "painted glasses tinted",
    "% light",
    { 90, 75, 60, 50, 35 },
    3,
    wears_none,
    tint,
    prepare_glasses },
  { "lens-glare",
    "own glasses shine",
    "% of the lens",
    { 1, 3, 6, 12, 25 },
    2,
    wears_glasses,
    shine },
  { "lens-glare",
    "painted glasses shine",
    "% of the lens",
    { 1, 3, 6, 12, 25 },
    2,
    wears_none,
    shine,
    prepare_glasses },
  { "headwear",
    "headband to cap",
    "% of the head",
    { 15, 30, 50, 75, 100 },
    2,
    wears_no_hat,
    wear_cap },
  { NULL },
};
