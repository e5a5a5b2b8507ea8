/* ladders-background: walls that are lit unevenly, shadows, folds and things on them, and other
 * colours.
 *
 * A real wall that is called plain has a gradient of its own, which may add to what is painted or
 * cancel it, and is one itself: no label says how even a wall is. So defects of the light are
 * painted on the same wall after its slow changes were taken away ("levelled"), and on an even wall
 * behind the same person; one ramp also on the wall as it is ("own wall"), to tell how much that
 * matters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene.h"

#define OWN ", own wall"
#define LEVELLED ", levelled"
#define EVEN ", even wall"

/* What is darker by a share is so in all channels: LEVELS in the lightest. */
static void
darken (const LadderScene *scene, const PaintMask *mask, double levels)
{
  double rgb[3];
  g_autoptr (PaintMask) wall = scene_wall (scene);
  scene_colour (scene, wall, rgb);
  const double lightest = MAX (1, MAX (rgb[0], MAX (rgb[1], rgb[2])));
  const double change[3]
      = { -levels * rgb[0] / lightest, -levels * rgb[1] / lightest, -levels * rgb[2] / lightest };
  paint_levels (scene->image, mask, change);
}

/* --- Slow changes of the light --- */

/* The wall, by how far along (RIGHT, DOWN): 0 at one end of what can be seen, 1 at the other. */
static PaintMask *
ramp_mask (const LadderScene *scene, double right, double down, IdpRect *region)
{
  PaintMask *mask = scene_wall (scene);
  double from = INFINITY, to = -INFINITY;
  *region = paint_mask_bounds (mask, 0.5);
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      if (*paint_mask_at (mask, x, y) > 0.5f)
        {
          from = fmin (from, right * x + down * y);
          to = fmax (to, right * x + down * y);
        }
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      *paint_mask_at (mask, x, y) *= CLAMP ((right * x + down * y - from) / (to - from), 0, 1);
  return mask;
}

static void
paint_ramp (const LadderScene *scene, double step, double right, double down, IdpRect *region)
{
  g_autoptr (PaintMask) mask = ramp_mask (scene, right, down, region);
  darken (scene, mask, step);
}

static double
random_sign (const LadderScene *scene)
{
  return g_rand_boolean (scene->rand) ? 1 : -1;
}

static void
ramp_across (const LadderScene *scene, double step, IdpRect *region)
{
  paint_ramp (scene, step, random_sign (scene), 0, region);
}

static void
ramp_down (const LadderScene *scene, double step, IdpRect *region)
{
  paint_ramp (scene, step, 0, random_sign (scene), region);
}

static void
ramp_diagonal (const LadderScene *scene, double step, IdpRect *region)
{
  paint_ramp (scene, step, random_sign (scene), random_sign (scene), region);
}

/* Daylight from one side and lamps from the other: STEP levels less of blue or of red. */
static void
ramp_of_colour (const LadderScene *scene, double step, IdpRect *region)
{
  const gboolean red = g_rand_boolean (scene->rand);
  g_autoptr (PaintMask) mask = ramp_mask (scene, random_sign (scene), 0, region);
  paint_levels (scene->image, mask, (const double[3]){ red ? -step : 0, 0, red ? 0 : -step });
}

/* A lamp behind the person: the corners of the wall are STEP levels darker than its middle. */
static void
fall_off (const LadderScene *scene, double step, IdpRect *region)
{
  g_autoptr (PaintMask) mask = scene_wall (scene);
  *region = paint_mask_bounds (mask, 0.5);
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      {
        const double right = 2.0 * x / mask->width_px - 1, down = 2.0 * y / mask->height_px - 1;
        *paint_mask_at (mask, x, y) *= fmin (1, (right * right + down * down) / 2);
      }
  darken (scene, mask, step);
}

/* --- Folds and texture --- */

#define FOLD_HALF_WIDTH 4
#define FOLD_FEATHER 6

/* A fold of the cloth from edge to edge: a dark line with a light one beside it. */
static void
crease (const LadderScene *scene, double step, IdpRect *region)
{
  const double width = scene->image->width_px, height = scene->image->height_px;
  const double from = g_rand_double_range (scene->rand, 0.02, 0.15) * height;
  const double to = g_rand_double_range (scene->rand, 0.02, 0.3) * height;
  g_autoptr (PaintMask) wall = scene_wall (scene);
  for (int side = -1; side <= 1; side += 2)
    {
      const double aside = side * FOLD_HALF_WIDTH;
      const IdpPoint ends[2] = { { 0, from + aside }, { width, to + aside } };
      g_autoptr (PaintMask) line = paint_mask_new (scene->image);
      paint_mask_add_line (line, ends, 2, 2 * FOLD_HALF_WIDTH, FOLD_FEATHER);
      paint_mask_multiply (line, wall);
      darken (scene, line, side < 0 ? step : -step / 2);
      const IdpRect bounds = paint_mask_bounds (line, 0.5);
      *region = side < 0 ? bounds : *region;
    }
}

/* Grain of a coarse wall, px. */
#define GRAIN_SIGMA 2.5

/* Blotches with a deviation of STEP levels, as of woodchip wallpaper or rough plaster. */
static void
texture (const LadderScene *scene, double step, IdpRect *region)
{
  g_autoptr (PaintMask) wall = scene_wall (scene);
  g_autoptr (PaintMask) blotches = paint_mask_new (scene->image);
  const int n = wall->width_px * wall->height_px;
  double squares = 0;
  for (int i = 0; i < n; i++)
    blotches->share[i] = g_rand_double_range (scene->rand, -1, 1);
  paint_mask_blur (blotches, GRAIN_SIGMA);
  for (int i = 0; i < n; i++)
    squares += blotches->share[i] * blotches->share[i] / n;
  paint_mask_scale (blotches, 1 / sqrt (squares));
  paint_mask_multiply (blotches, wall);
  *region = paint_mask_bounds (wall, 0.5);
  darken (scene, blotches, step);
}

/* --- Shadows --- */

/* Which side of the person shows more wall: 1 right, -1 left. */
static int
open_side (const PaintMask *wall)
{
  double more = 0;
  for (int y = 0; y < wall->height_px / 2; y++)
    for (int x = 0; x < wall->width_px; x++)
      more += *paint_mask_at (wall, x, y) * (2 * x < wall->width_px ? -1 : 1);
  return more < 0 ? -1 : 1;
}

/* The person's shadow, RADIUS px aside of him and a little lower, STEP levels deep. */
static void
paint_shadow (const LadderScene *scene, double step, double radius, double sigma, IdpRect *region)
{
  g_autoptr (PaintMask) wall = scene_wall (scene);
  g_autoptr (PaintMask) shadow = paint_mask_new (scene->image);
  const int right = lround (open_side (wall) * radius), down = lround (radius / 4);
  for (int y = 0; y < wall->height_px; y++)
    for (int x = 0; x < wall->width_px; x++)
      {
        const int from_x = CLAMP (x - right, 0, wall->width_px - 1);
        *paint_mask_at (shadow, x, y) = 1 - *paint_mask_at (wall, from_x, MAX (0, y - down));
      }
  paint_mask_blur (shadow, sigma);
  paint_mask_multiply (shadow, wall);
  *region = paint_mask_bounds (shadow, 0.5);
  darken (scene, shadow, step);
}

/* A lamp or flash close by: an edge of few pixels. */
static void
hard_shadow (const LadderScene *scene, double step, IdpRect *region)
{
  paint_shadow (scene, step, g_rand_double_range (scene->rand, 20, 70), 2, region);
}

static void
soft_shadow (const LadderScene *scene, double step, IdpRect *region)
{
  const double radius = g_rand_double_range (scene->rand, 30, 120);
  paint_shadow (scene, step, radius, 0.3 * radius, region);
}

/* --- Things --- */

#define PLATE_PX 44
#define PLATE_RIM_PX 2

/* A place of PLATE_PX where there is nothing but wall; FALSE without any. */
static gboolean
free_place (const LadderScene *scene, GRand *rand, IdpPoint *place)
{
  const guint8 *background = scene->photo->view_background;
  const int width = scene->image->width_px, chin_row = scene->photo->face.chin.y;
  const int reach = PLATE_PX;
  for (int try = 0; try < 2000; try++)
    {
      const int x = g_rand_int_range (rand, reach, width - reach);
      const int y = g_rand_int_range (rand, reach, MAX (reach + 1, chin_row - reach));
      gboolean all_wall = TRUE;
      for (int i = 0; all_wall && i < 4 * reach * reach; i++)
        all_wall = background[(gsize) (y - reach + i / (2 * reach)) * width + x - reach
                              + i % (2 * reach)];
      if (all_wall)
        {
          *place = (IdpPoint){ x, y };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_free_place (const LadderScene *scene)
{
  IdpPoint place;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  return scene_has_plain_wall (scene) && free_place (scene, rand, &place);
}

/* A switch with a rim. */
static void
plate (const LadderScene *scene, double step, IdpRect *region)
{
  IdpPoint place;
  if (!free_place (scene, scene->rand, &place))
    return;
  for (int rim = 0; rim <= 1; rim++)
    {
      const double half = PLATE_PX / 2.0 - rim * PLATE_RIM_PX;
      const IdpPoint corners[4] = { { place.x - half, place.y - half },
                                    { place.x + half, place.y - half },
                                    { place.x + half, place.y + half },
                                    { place.x - half, place.y + half } };
      g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
      paint_mask_add_polygon (mask, corners, 4, 1);
      darken (scene, mask, rim ? -step / 2 : step);
      *region = rim ? *region : paint_mask_bounds (mask, 0.5);
    }
}

/* The edge of a door: the wall beyond it is STEP levels darker. */
static void
door (const LadderScene *scene, double step, IdpRect *region)
{
  g_autoptr (PaintMask) wall = scene_wall (scene);
  const double width = wall->width_px, height = wall->height_px;
  const int side = open_side (wall);
  const double inwards = g_rand_double_range (scene->rand, 0.06, 0.14) * width;
  const double edge = side < 0 ? inwards : width - inwards;
  const double end = side < 0 ? -10 : width + 10;
  const IdpPoint corners[4]
      = { { edge, -10 }, { end, -10 }, { end, height + 10 }, { edge, height + 10 } };
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_polygon (mask, corners, 4, 2);
  paint_mask_multiply (mask, wall);
  *region = paint_mask_bounds (mask, 0.5);
  darken (scene, mask, step);
}

/* --- Colour --- */

/* One of the colours of the standard, under more or less light. */
static void
reference_wall (const LadderScene *scene)
{
  static const double references[3][3]
      = { { 100, 197, 255 }, { 255, 255, 255 }, { 240, 240, 240 } };
  const double *reference = references[g_rand_int_range (scene->rand, 0, 3)];
  const double light = g_rand_double_range (scene->rand, 0.85, 1);
  scene_paint_wall (
      scene, (const double[]){ light * reference[0], light * reference[1], light * reference[2] });
}

/* STEP levels less of one or two channels: beige, pink, green, violet walls. */
static void
tint (const LadderScene *scene, double step, IdpRect *region)
{
  g_autoptr (PaintMask) wall = scene_wall (scene);
  const int which = g_rand_int_range (scene->rand, 1, 7);
  const double levels[3] = { which & 1 ? -step : 0, which & 2 ? -step : 0, which & 4 ? -step : 0 };
  *region = paint_mask_bounds (wall, 0.5);
  paint_levels (scene->image, wall, levels);
}

#define ON_EVEN_LIGHT(rule, what, function)                                                        \
  { rule, what LEVELLED,        "levels", { 5, 10, 20, 40, 60 },                                   \
    1,    scene_has_plain_wall, function, scene_level_wall },                                      \
  {                                                                                                \
    rule, what EVEN, "levels", { 5, 10, 20, 40, 60 }, 1, scene_shows_wall, function,               \
        scene_even_wall                                                                            \
  }

const Ladder ladders_background[] = {
  { "bg-uneven",
    "ramp across" OWN,
    "levels",
    { 5, 10, 20, 40, 60 },
    1,
    scene_has_plain_wall,
    ramp_across,
    NULL },
  ON_EVEN_LIGHT ("bg-uneven", "ramp across", ramp_across),
  ON_EVEN_LIGHT ("bg-uneven", "ramp down", ramp_down),
  ON_EVEN_LIGHT ("bg-uneven", "diagonal ramp", ramp_diagonal),
  { "bg-uneven",
    "dark corners" EVEN,
    "levels",
    { 5, 10, 20, 40, 80 },
    2,
    scene_shows_wall,
    fall_off,
    scene_even_wall },
  { "bg-uneven",
    "coloured ramp" EVEN,
    "levels",
    { 5, 10, 20, 40, 80 },
    2,
    scene_shows_wall,
    ramp_of_colour,
    scene_even_wall },
  { "bg-uneven",
    "crease" EVEN,
    "levels",
    { 5, 10, 20, 40, 80 },
    2,
    scene_shows_wall,
    crease,
    scene_even_wall },
  { "bg-uneven",
    "texture" EVEN,
    "levels",
    { 2, 4, 8, 16, 32 },
    2,
    scene_shows_wall,
    texture,
    scene_even_wall },
  ON_EVEN_LIGHT ("bg-shadow", "hard shadow", hard_shadow),
  ON_EVEN_LIGHT ("bg-shadow", "soft shadow", soft_shadow),
  { "bg-objects",
    "switch" LEVELLED,
    "levels",
    { 5, 10, 20, 40, 80 },
    2,
    has_free_place,
    plate,
    scene_level_wall },
  { "bg-objects",
    "switch" EVEN,
    "levels",
    { 5, 10, 20, 40, 80 },
    2,
    has_free_place,
    plate,
    scene_even_wall },
  { "bg-objects",
    "door" EVEN,
    "levels",
    { 5, 10, 20, 40, 80 },
    2,
    scene_shows_wall,
    door,
    scene_even_wall },
  { "bg-colour-off",
    "tint",
    "levels",
    { 10, 20, 40, 60, 80 },
    3,
    scene_shows_wall,
    tint,
    reference_wall },
  { NULL },
};
