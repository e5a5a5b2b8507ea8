/* ladders-cover: what lies over a face or over the whole picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "ladder-places.h"

/* --- A fringe's shadow --- */

#define FOREHEAD_FROM -1.3
#define BROWS -0.45
#define FOREHEAD_HALF_WIDTH 0.7

/* How far below the eyes (so a negative number) the hair ends there; NAN without hair above. */
static double
hairline (const LadderScene *scene, double right)
{
  for (double down = BROWS; down > FOREHEAD_FROM; down -= 0.02)
    if (ladder_region_at (scene, scene_point (scene, right, down), IDP_REGION_HAIR) > 0.5)
      return down;
  return NAN;
}

static gboolean
suits_fringe_shadow (const LadderScene *scene)
{
  return ladder_word_is (scene, LABEL_HEAD_COVERING, "n")
         && ladder_word_is (scene, LABEL_FACE_LIGHT, "even") && hairline (scene, 0) < BROWS - 0.4
         && hairline (scene, -0.4) < BROWS - 0.3 && hairline (scene, 0.4) < BROWS - 0.3;
}

static void
paint_fringe_shadow (const LadderScene *scene, double step, IdpRect *region)
{
  enum
  {
    N = 29
  };
  IdpPoint outline[2 * N];
  for (int i = 0; i < N; i++)
    {
      const double right = FOREHEAD_HALF_WIDTH * (2.0 * i / (N - 1) - 1);
      const double hair = hairline (scene, right);
      const double top = isnan (hair) ? FOREHEAD_FROM : hair;
      const double reach = 0.24 + 0.05 * sin (9 * right); /* of the locks that throw it */
      outline[i] = scene_point (scene, right, top - 0.1);
      outline[2 * N - 1 - i] = scene_point (scene, right, fmin (top + reach, BROWS));
    }
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_polygon (mask, outline, 2 * N, 0.06 * scene_unit (scene));
  ladder_keep_region (mask, scene, IDP_REGION_FACE);
  *region = paint_mask_bounds (mask, LADDER_TOUCHED);

  /* What reaches into the shade has come back from skin: blue is lost first. */
  const double light = 1 - step;
  paint_light (scene->image, mask, (const double[]){ pow (light, 0.9), light, pow (light, 1.1) });
}

/* --- A frame across the eyes --- */

#define FRAME_WIDTH 0.08

static gboolean
suits_frame (const LadderScene *scene)
{
  return ladder_word_is (scene, LABEL_GLASSES, "none")
         && ladder_word_is (scene, LABEL_EYES_OPEN, "y")
         && ladder_word_is (scene, LABEL_FRONTAL, "y");
}

/* The rim around the lens of SIDE (-1 left, 1 right), its upper part DOWN below the eyes. */
static void
add_rim (PaintMask *mask, const LadderScene *scene, int side, double down)
{
  const double unit = scene_unit (scene);
  const double inner = side * 0.14, outer = side * 0.92, bottom = down + 0.5;
  const IdpPoint rim[] = {
    scene_point (scene, inner, down + 0.06),
    scene_point (scene, inner + side * 0.06, down),
    scene_point (scene, outer - side * 0.06, down),
    scene_point (scene, outer, down + 0.06),
    scene_point (scene, outer - side * 0.05, bottom - 0.1),
    scene_point (scene, outer - side * 0.2, bottom),
    scene_point (scene, inner + side * 0.2, bottom),
    scene_point (scene, inner + side * 0.05, bottom - 0.1),
    scene_point (scene, inner, down + 0.06),
  };
  paint_mask_add_line (mask, rim, G_N_ELEMENTS (rim), FRAME_WIDTH * unit, 1.5);
  const IdpPoint temple[]
      = { scene_point (scene, outer, down + 0.05), scene_point (scene, side * 1.15, down) };
  paint_mask_add_line (mask, temple, 2, FRAME_WIDTH * unit, 1.5);
}

static void
paint_frame (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpLandmark *points = scene->photo->face.landmarks;
  const double unit = scene_unit (scene);

  /* Where the lids are, along the face and below its eyes. */
  double upper = 0, lower = 0;
  for (int i = 1; i < 4; i++)
    for (int eye = 0; eye < 2; eye++)
      {
        const int first = eye == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS;
        const IdpPoint centre
            = eye == 0 ? scene->photo->face.left_eye : scene->photo->face.right_eye;
        upper += (points[first + i].at.y - centre.y) / unit / 6;
        lower += (points[first + 4 + i].at.y - centre.y) / unit / 6;
      }
  const double down = upper + step * (lower - upper) - FRAME_WIDTH / 2;

  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  add_rim (mask, scene, -1, down);
  add_rim (mask, scene, 1, down);
  const IdpPoint bridge[]
      = { scene_point (scene, -0.14, down + 0.06), scene_point (scene, -0.06, down + 0.01),
          scene_point (scene, 0.06, down + 0.01), scene_point (scene, 0.14, down + 0.06) };
  paint_mask_add_line (mask, bridge, G_N_ELEMENTS (bridge), FRAME_WIDTH * unit, 1.5);
  paint_colour (scene->image, mask, (const double[]){ 34, 31, 32 });
  const IdpPoint left = scene_point (scene, -0.8, upper), right = scene_point (scene, 0.8, lower);
  *region = (IdpRect){ left.x, left.y, right.x - left.x, right.y - left.y };
}

/* --- A date in the corner --- */

static gboolean
suits_date (const LadderScene *scene)
{
  return TRUE;
}

/* Bars of a digit: top, right, left, middle, right, left, bottom; bit by bit from the lowest. */
static const guint8 digit_bars[10] = { 0x77, 0x12, 0x5d, 0x5b, 0x3a, 0x6b, 0x6f, 0x52, 0x7f, 0x7b };

static void
add_digit (PaintMask *mask, int digit, double left, double top, double height)
{
  static const double bars[7][4] = {
    { 0, 2, 1, 2 }, { 1, 1, 1, 2 }, { 0, 1, 0, 2 }, { 0, 1, 1, 1 },
    { 1, 0, 1, 1 }, { 0, 0, 0, 1 }, { 0, 0, 1, 0 },
  };
  for (int i = 0; i < 7; i++)
    if (digit_bars[digit] >> i & 1)
      {
        const IdpPoint bar[]
            = { { left + bars[i][0] * height / 2, top + bars[i][1] * height / 2 },
                { left + bars[i][2] * height / 2, top + bars[i][3] * height / 2 } };
        paint_mask_add_line (mask, bar, 2, fmax (1.2, height / 7), 1);
      }
}

static void
paint_date (const LadderScene *scene, double step, IdpRect *region)
{
  static const char date[] = "2023 11 05";
  const double advance = 0.8 * step;
  const double left = scene->image->width_px - advance * strlen (date) - 12;
  const double top = scene->image->height_px - step - 12;
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  for (int i = 0; date[i] != '\0'; i++)
    if (date[i] != ' ')
      add_digit (mask, date[i] - '0', left + i * advance, top, step);
  *region = paint_mask_bounds (mask, LADDER_TOUCHED);
  paint_colour (scene->image, mask, (const double[]){ 255, 150, 40 });
}

const Ladder ladders_cover[] = {
  {
      .rule = "shadow-on-face",
      .name = "fringe shadow",
      .unit = "of the light taken",
      .steps = { 0.15, 0.25, 0.35, 0.5, 0.65 },
      .due = 2,
      .suits = suits_fringe_shadow,
      .paint = paint_fringe_shadow,
  },
  {
      .rule = "frame-over-eyes",
      .name = "frame across the eyes",
      .unit = "of the eye's opening",
      .steps = { 0.1, 0.3, 0.5, 0.75, 1 },
      .due = 2,
      .suits = suits_frame,
      .paint = paint_frame,
  },
  {
      .rule = "text-or-mark",
      .name = "date",
      .unit = "px of height",
      .steps = { 6, 8, 12, 16, 24 },
      .due = 2,
      .suits = suits_date,
      .paint = paint_date,
  },
  { 0 },
};
