/* ladders-hair: hair over brows, eyes and ears, and a knot on top.
 * The fringe is the person's own hair drawn down over the forehead; the rest is painted in its
 * colour, strand by strand. All places are told in eye distances, see scene.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "ladders.h"
#include "paint.h"
#include "resample.h"
#include "scene-face.h"

/* The hairline is looked for from FROM upwards to TO, in columns to both sides of the middle. */
#define HAIRLINE_FROM -0.35
#define HAIRLINE_TO -1.6
#define HAIRLINE_STEP 0.04
#define HALF_WIDTH 0.85
#define COLUMNS 35
/* Hair that reaches less far up cannot be drawn down. */
#define LEAST_HAIR 0.25
/* How unevenly the ends of a fringe hang. */
#define RAGGED 0.05

/* Hair beside the face, from where the cheek ends, and the ears under it. */
#define SIDE_INTO 0.1
#define SIDE_TO 0.4
#define SIDE_TOP -0.9
#define EAR_TOP -0.15
#define EAR_BOTTOM 0.85

/* Strands: how many lie side by side, how much they differ in lightness, how far they swing. */
#define STRANDS 160
#define TONE_SPREAD 0.45
#define SWING 0.04
#define FEATHER_PX 3

static gboolean
covers (const LadderScene *scene, const char *what)
{
  const char *words = scene->label != NULL ? scene->label->words[LABEL_HAIR_COVERS] : "none";
  return words == NULL || strstr (words, what) != NULL;
}

static gboolean
ears_are_free (const LadderScene *scene)
{
  return !covers (scene, "ears");
}

/* --- The fringe --- */

/* Where the forehead ends and the hair begins in each column, down from the eyes. */
typedef struct
{
  double hairline[COLUMNS];
  double top; /* of the hair */
} Fringe;

static double
column_right (int i)
{
  return HALF_WIDTH * (2.0 * i / (COLUMNS - 1) - 1);
}

/* FALSE where there is no hair to draw down. */
static gboolean
find_fringe (const LadderScene *scene, Fringe *fringe)
{
  if (!idp_point_known (scene->photo->face.crown))
    return FALSE;
  fringe->top = scene_place (scene, scene->photo->face.crown).y;
  int n_hair = 0;
  for (int i = 0; i < COLUMNS; i++)
    {
      double down = HAIRLINE_FROM;
      while (down > HAIRLINE_TO && !scene_is_hair (scene, column_right (i), down))
        down -= HAIRLINE_STEP;
      fringe->hairline[i] = down;
      n_hair += down > HAIRLINE_TO && down > fringe->top + LEAST_HAIR;
    }
  return n_hair == COLUMNS;
}

static gboolean
brows_are_free (const LadderScene *scene)
{
  Fringe fringe;
  return !covers (scene, "eyebrows") && find_fringe (scene, &fringe);
}

/* Mean height of N landmarks from FIRST on. */
static double
mean_down (const LadderScene *scene, int first, int n)
{
  double sum = 0;
  for (int i = 0; i < n; i++)
    sum += scene_place (scene, scene_landmark (scene, first + i)).y / n;
  return sum;
}

static double
in_columns (const double *values, double right)
{
  const double at = (right / HALF_WIDTH + 1) / 2 * (COLUMNS - 1);
  const int i = CLAMP ((int) floor (at), 0, COLUMNS - 2);
  return values[i] + (at - i) * (values[i + 1] - values[i]);
}

/* Draws the hair down to END. */
static void
draw_down (const LadderScene *scene, double end)
{
  Fringe fringe;
  if (!find_fringe (scene, &fringe))
    return;
  double tips[COLUMNS];
  for (int i = 0; i < COLUMNS; i++)
    {
      /* Towards the temples the hair hangs as it did. */
      const double t = column_right (i) / HALF_WIDTH, pull = 1 - pow (t, 8);
      const double tip = end + RAGGED * g_rand_double_range (scene->rand, -1, 1);
      tips[i] = fringe.hairline[i] + MAX (0, pull * (tip - fringe.hairline[i]));
    }
  g_autoptr (IdpImage) before = scene_copy (scene);
  for (int y = 0; y < before->height_px; y++)
    for (int x = 0; x < before->width_px; x++)
      {
        double rgb[3];
        const IdpPoint p = scene_place (scene, (IdpPoint){ x + 0.5, y + 0.5 });
        if (fabs (p.x) >= HALF_WIDTH || p.y < fringe.top || p.y > in_columns (tips, p.x))
          continue;
        const double share = (p.y - fringe.top) / (in_columns (tips, p.x) - fringe.top);
        const double read = fringe.top + share * (in_columns (fringe.hairline, p.x) - fringe.top);
        resample_linear (before, scene_point (scene, p.x, read), rgb);
        for (int i = 0; i < 3; i++)
          idp_image_at (scene->image, x, y)[i] = lround (rgb[i]);
      }
}

/* The rectangle around N landmarks from LEFT on and N from RIGHT on: the part of the face that the
 * fringe must not touch. */
static IdpRect
around_landmarks (const LadderScene *scene, int left, int right, int n)
{
  IdpRect rect = { 0 };
  for (int i = 0; i < n; i++)
    {
      rect = scene_rect_with (&rect, scene_landmark (scene, left + i));
      rect = scene_rect_with (&rect, scene_landmark (scene, right + i));
    }
  return rect;
}

/* Over STEP percent of the height of the brows. */
static void
cover_brows (const LadderScene *scene, double step, IdpRect *region)
{
  const int half = IDP_LANDMARK_BROW_N / 2;
  const double top = (mean_down (scene, IDP_LANDMARK_LEFT_BROW, half)
                      + mean_down (scene, IDP_LANDMARK_RIGHT_BROW, half))
                     / 2;
  const double low = (mean_down (scene, IDP_LANDMARK_LEFT_BROW + half, half)
                      + mean_down (scene, IDP_LANDMARK_RIGHT_BROW + half, half))
                     / 2;
  draw_down (scene, top + step / 100 * (low - top));
  *region = around_landmarks (scene, IDP_LANDMARK_LEFT_BROW, IDP_LANDMARK_RIGHT_BROW,
                              IDP_LANDMARK_BROW_N);
}

/* From the brows over STEP percent of the way to the lower lids. */
static void
cover_eyes (const LadderScene *scene, double step, IdpRect *region)
{
  const double low = (mean_down (scene, IDP_LANDMARK_LEFT_LIDS + 5, 3)
                      + mean_down (scene, IDP_LANDMARK_RIGHT_LIDS + 5, 3))
                     / 2;
  const double top = (mean_down (scene, IDP_LANDMARK_LEFT_LIDS + 1, 3)
                      + mean_down (scene, IDP_LANDMARK_RIGHT_LIDS + 1, 3))
                     / 2;
  draw_down (scene, top + step / 100 * (low - top));
  *region = around_landmarks (scene, IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_RIGHT_LIDS,
                              IDP_LANDMARK_LIDS_N);
}

/* --- Painted hair --- */

/* Paints strands that hang down where MASK is, in the colour of the person's hair. */
static void
paint_hair (const LadderScene *scene, const PaintMask *mask)
{
  double rgb[3], tones[STRANDS];
  scene_hair_colour (scene, rgb);
  for (int i = 0; i < STRANDS; i++)
    tones[i] = 1 + TONE_SPREAD * g_rand_double_range (scene->rand, -1, 1);
  g_autoptr (IdpImage) hair = scene_copy (scene);
  for (int y = 0; y < hair->height_px; y++)
    for (int x = 0; x < hair->width_px; x++)
      {
        const IdpPoint p = scene_place (scene, (IdpPoint){ x + 0.5, y + 0.5 });
        const double swung = p.x + SWING * sin (3 * p.y + 2 * p.x);
        const double at = CLAMP ((swung / 1.6 + 1) / 2 * (STRANDS - 1), 0, STRANDS - 1.001);
        const int i = at;
        const double tone = tones[i] + (at - i) * (tones[i + 1] - tones[i]);
        for (int k = 0; k < 3; k++)
          idp_image_at (hair, x, y)[k] = CLAMP (lround (tone * rgb[k]), 0, 255);
      }
  paint_image (scene->image, mask, hair);
}

/* Hair down both sides of the face over STEP percent of the height of the ears. */
static void
cover_ears (const LadderScene *scene, double step, IdpRect *region)
{
  const double down = EAR_TOP + step / 100 * (EAR_BOTTOM - EAR_TOP);
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  double reach[2];
  for (int i = 0; i < 2; i++)
    {
      const int cheek = i == 0 ? IDP_LANDMARK_LEFT_CHEEK : IDP_LANDMARK_RIGHT_CHEEK;
      const double edge = scene_place (scene, scene_landmark (scene, cheek)).x;
      const double from = edge - copysign (SIDE_INTO, edge);
      const double to = edge + copysign (SIDE_TO, edge);
      const IdpPoint outline[] = {
        scene_point (scene, from, SIDE_TOP),        scene_point (scene, from, down - 0.1),
        scene_point (scene, (from + to) / 2, down), scene_point (scene, to, down - 0.1),
        scene_point (scene, to, EAR_TOP),           scene_point (scene, (from + to) / 2, SIDE_TOP),
      };
      paint_mask_add_polygon (mask, outline, G_N_ELEMENTS (outline), FEATHER_PX);
      reach[i] = to;
    }
  paint_hair (scene, mask);
  *region = scene_rect (scene, reach[0], reach[1], EAR_TOP, down);
}

/* hair-style-high has none: finished pictures leave no room for a knot above the hair. */
const Ladder ladders_hair[] = {
  { "hair-over-brows",
    "fringe",
    "% of the brow",
    { 10, 30, 50, 75, 100 },
    2,
    brows_are_free,
    cover_brows },
  { "hair-over-eyes",
    "fringe",
    "% of the eye",
    { 10, 30, 50, 75, 100 },
    2,
    brows_are_free,
    cover_eyes },
  { "hair-over-ears",
    "hair down the sides",
    "% of the ear",
    { 20, 40, 60, 80, 100 },
    3,
    ears_are_free,
    cover_ears },
  { NULL },
};
