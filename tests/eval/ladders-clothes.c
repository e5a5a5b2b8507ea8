/* ladders-clothes: tops of the wall's colour, blue, white, and with patterns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "lab.h"
#include "scene.h"

/* Less of a top than this share of the picture cannot be judged. */
#define LEAST_TOP 0.03

static gboolean
shows_top (const LadderScene *scene)
{
  g_autoptr (PaintMask) top = scene_top (scene);
  double sum = 0;
  for (int i = 0; i < top->width_px * top->height_px; i++)
    sum += top->share[i];
  return scene_shows_wall (scene) && sum >= LEAST_TOP * top->width_px * top->height_px;
}

/* Whether the label of WORD speaks of one of WORDS; FALSE without a label. */
static gboolean
says (const LadderScene *scene, LabelWord word, const char *const *words)
{
  const char *text = scene->label != NULL ? scene->label->words[word] : NULL;
  for (int i = 0; text != NULL && words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
random_hue (const LadderScene *scene, double from_deg, double to_deg, double chroma, double ab[2])
{
  const double hue = g_rand_double_range (scene->rand, from_deg, to_deg) * G_PI / 180;
  ab[0] = chroma * cos (hue);
  ab[1] = chroma * sin (hue);
}

static void
recolour_top (const LadderScene *scene, const double lab[3], IdpRect *region)
{
  g_autoptr (PaintMask) top = scene_top (scene);
  *region = paint_mask_bounds (top, 0.5);
  scene_recolour (scene, top, lab);
}

/* --- The wall's colour --- */

static gboolean
is_unlike_wall (const LadderScene *scene)
{
  const char *wall = scene->label != NULL ? scene->label->words[LABEL_BACKGROUND_COLOUR] : NULL;
  return shows_top (scene)
         && (wall == NULL
             || !says (scene, LABEL_TOP_COLOUR, (const char *const[]){ wall, "white", NULL }));
}

/* A distance of STEP from the wall, one half of it in lightness and the rest in colour. */
static void
blend (const LadderScene *scene, double step, IdpRect *region)
{
  double rgb[3], lab[3], ab[2];
  g_autoptr (PaintMask) wall = scene_wall (scene);
  scene_colour (scene, wall, rgb);
  idp_lab_from_rgb ((const guint8[3]){ rgb[0], rgb[1], rgb[2] }, lab);
  random_hue (scene, 0, 360, step * sqrt (0.5), ab);
  lab[0] -= step * sqrt (0.5);
  lab[1] += ab[0];
  lab[2] += ab[1];
  recolour_top (scene, lab, region);
}

/* --- Blue --- */

static gboolean
is_not_blue (const LadderScene *scene)
{
  static const char *const blue[] = { "blue", "navy", "cyan", "purple", NULL };
  return shows_top (scene) && !says (scene, LABEL_TOP_COLOUR, blue);
}

/* From navy to sky blue, with a chroma of STEP. */
static void
blue (const LadderScene *scene, double step, IdpRect *region)
{
  double ab[2];
  random_hue (scene, 250, 285, step, ab);
  recolour_top (scene, (const double[3]){ g_rand_double_range (scene->rand, 25, 70), ab[0], ab[1] },
                region);
}

/* --- White --- */

static gboolean
is_not_white (const LadderScene *scene)
{
  static const char *const white[] = { "white", "light", "beige", "yellow", NULL };
  return shows_top (scene) && !says (scene, LABEL_TOP_COLOUR, white);
}

static void
white_wall (const LadderScene *scene)
{
  scene_paint_wall (scene, (const double[3]){ 244, 244, 244 });
}

static void
white (const LadderScene *scene, double step, IdpRect *region)
{
  recolour_top (scene, (const double[3]){ step, 0, 1 }, region);
}

/* --- Patterns --- */

static gboolean
is_plain_top (const LadderScene *scene)
{
  return shows_top (scene)
         && (scene->label == NULL || label_is (scene->label, LABEL_TOP_PATTERN, "plain"));
}

/* STEP levels between stripes, one every PERIOD_PX; lighter on a dark top, darker on a light one.
 */
static void
paint_stripes (const LadderScene *scene, double step, double period_px, gboolean both_ways,
               IdpRect *region)
{
  double rgb[3];
  g_autoptr (PaintMask) top = scene_top (scene);
  scene_colour (scene, top, rgb);
  const double levels = rgb[1] < 128 ? step : -step;
  const double turn = g_rand_int_range (scene->rand, 0, 4) * G_PI / 4;
  *region = paint_mask_bounds (top, 0.5);
  for (int y = 0; y < top->height_px; y++)
    for (int x = 0; x < top->width_px; x++)
      {
        const double along = x * cos (turn) + y * sin (turn);
        const double across = y * cos (turn) - x * sin (turn);
        const gboolean one = sin (2 * G_PI * along / period_px) > 0;
        const gboolean other = both_ways && sin (2 * G_PI * across / period_px) > 0;
        *paint_mask_at (top, x, y) *= both_ways ? (one + other) / 2.0 : one;
      }
  paint_levels (scene->image, top, (const double[3]){ levels, levels, levels });
}

static void
fine_stripes (const LadderScene *scene, double step, IdpRect *region)
{
  paint_stripes (scene, step, 6, FALSE, region);
}

static void
stripes (const LadderScene *scene, double step, IdpRect *region)
{
  paint_stripes (scene, step, 14, FALSE, region);
}

static void
wide_stripes (const LadderScene *scene, double step, IdpRect *region)
{
  paint_stripes (scene, step, 40, FALSE, region);
}

static void
checks (const LadderScene *scene, double step, IdpRect *region)
{
  paint_stripes (scene, step, 20, TRUE, region);
}

#define PATTERN(what, function)                                                                    \
  {                                                                                                \
    "clothes-pattern", what, "levels", { 10, 20, 40, 60, 80 }, 2, is_plain_top, function, NULL     \
  }

const Ladder ladders_clothes[] = {
  { "clothes-blend-bg",
    "like the wall",
    "Lab",
    { 40, 25, 15, 10, 5 },
    3,
    is_unlike_wall,
    blend,
    NULL },
  { "black-edge", "like the wall", "Lab", { 40, 25, 15, 10, 5 }, 3, is_unlike_wall, blend, NULL },
  { "clothes-blue", "blue", "chroma", { 5, 10, 20, 30, 45 }, 2, is_not_blue, blue, NULL },
  { "clothes-white-on-white",
    "white",
    "L*",
    { 60, 70, 80, 88, 95 },
    3,
    is_not_white,
    white,
    white_wall },
  PATTERN ("fine stripes", fine_stripes),
  PATTERN ("stripes", stripes),
  PATTERN ("wide stripes", wide_stripes),
  PATTERN ("checks", checks),
  { NULL },
};
