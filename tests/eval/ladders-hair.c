/* ladders-hair: strands over brows, eyes and ears, and a knot on top.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladders.h"
#include "paint.h"
#include "scene.h"

#include <string.h>

/* Places in eye distances. */
#define BROW_DOWN -0.33 /* middle of the brows */
#define FRINGE_TOP -0.95
#define FRINGE_HALF 0.92
#define STRAND_WIDTH 0.035
#define STRANDS 90
#define SIDE_FROM 0.86
#define SIDE_TO 1.3
#define SIDE_TOP -0.9
#define EAR_TOP -0.15
#define EAR_BOTTOM 0.85
#define SIDE_STRANDS 110
#define FEATHER_PX 1.2
/* How much strands differ in lightness, of their own. */
#define TONE_SPREAD 0.45

static gboolean
covers (const LadderScene *scene, const char *what)
{
  const char *words = scene->label != NULL ? scene->label->words[LABEL_HAIR_COVERS] : "none";
  return words == NULL || strstr (words, what) != NULL;
}

static gboolean
brows_are_free (const LadderScene *scene)
{
  return !covers (scene, "eyebrows");
}

static gboolean
ears_are_free (const LadderScene *scene)
{
  return !covers (scene, "ears");
}

/* A lock of hair, bent, each in its own tone of the hair of the scene. */
typedef struct
{
  double root_right, root_down; /* eye distances */
  double tip_right, tip_down;
  double bend; /* of its middle to the right */
} Strand;

static void
paint_strand (const LadderScene *scene, const Strand *strand, const double hair_rgb[3],
              PaintMask *all)
{
  enum
  {
    N = 9
  };
  IdpPoint points[N];
  for (int i = 0; i < N; i++)
    {
      const double t = (double) i / (N - 1);
      points[i] = scene_point (
          scene,
          strand->root_right + t * (strand->tip_right - strand->root_right)
              + 4 * t * (1 - t) * strand->bend,
          strand->root_down + t * (strand->tip_down - strand->root_down));
    }
  const double tone = 1 + TONE_SPREAD * g_rand_double_range (scene->rand, -1, 1);
  const double rgb[3] = { MIN (255, tone * hair_rgb[0]), MIN (255, tone * hair_rgb[1]),
                          MIN (255, tone * hair_rgb[2]) };
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_line (mask, points, N, STRAND_WIDTH * scene_unit (scene), FEATHER_PX);
  paint_colour (scene->image, mask, rgb);
  paint_mask_add_line (all, points, N, STRAND_WIDTH * scene_unit (scene), FEATHER_PX);
}

/* Hair from the forehead down to TIP, STRANDS across. */
static void
hang_fringe (const LadderScene *scene, double tip, double share, IdpRect *region, double covered_to)
{
  double hair_rgb[3];
  scene_hair_colour (scene, hair_rgb);
  g_autoptr (PaintMask) all = paint_mask_new (scene->image);
  const int n = lround (share * STRANDS);
  for (int i = 0; i < STRANDS; i++)
    {
      const double right = g_rand_double_range (scene->rand, -FRINGE_HALF, FRINGE_HALF);
      const Strand strand
          = { right + g_rand_double_range (scene->rand, -0.15, 0.15), FRINGE_TOP, right,
              tip + g_rand_double_range (scene->rand, -0.08, 0.08),
              g_rand_double_range (scene->rand, -0.06, 0.06) };
      if (i < n)
        paint_strand (scene, &strand, hair_rgb, all);
    }
  /* What counts is what lies over the brows or the eyes, not the forehead above. */
  const IdpRect place = scene_rect (scene, -FRINGE_HALF, FRINGE_HALF, covered_to, tip + 0.1);
  const IdpRect painted = paint_mask_bounds (all, 0.5);
  *region = idp_rect_intersect (&place, &painted);
}

static void
cover_brows (const LadderScene *scene, double step, IdpRect *region)
{
  hang_fringe (scene, BROW_DOWN + 0.12, step / 100, region, BROW_DOWN - 0.15);
}

static void
cover_eyes (const LadderScene *scene, double step, IdpRect *region)
{
  hang_fringe (scene, 0.12, step / 100, region, -0.15);
}

/* Hair down both sides of the face over STEP percent of the height of the ears. */
static void
cover_ears (const LadderScene *scene, double step, IdpRect *region)
{
  double hair_rgb[3];
  scene_hair_colour (scene, hair_rgb);
  const double down = EAR_TOP + step / 100 * (EAR_BOTTOM - EAR_TOP);
  for (int side = -1; side <= 1; side += 2)
    {
      g_autoptr (PaintMask) all = paint_mask_new (scene->image);
      for (int i = 0; i < SIDE_STRANDS; i++)
        {
          const double right = side * g_rand_double_range (scene->rand, SIDE_FROM, SIDE_TO);
          const Strand strand
              = { 0.9 * right, SIDE_TOP, right,
                  down + g_rand_double_range (scene->rand, -0.1, 0.1), side * 0.08 };
          paint_strand (scene, &strand, hair_rgb, all);
        }
    }
  *region = scene_rect (scene, -SIDE_TO, SIDE_TO, EAR_TOP, down);
}

/* A knot of hair that stands STEP percent of the head above it. */
static void
tie_up (const LadderScene *scene, double step, IdpRect *region)
{
  double hair_rgb[3];
  scene_hair_colour (scene, hair_rgb);
  const IdpPoint crown = scene->photo->face.crown;
  const double head = scene->photo->face.chin.y - crown.y, height = step / 100 * head;
  const IdpPoint middle = { crown.x, crown.y - height / 2 + 0.05 * head };
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_ellipse (mask, middle, MAX (0.12 * head, 0.6 * height), height / 2 + 0.05 * head,
                          0, 2);
  paint_colour (scene->image, mask, hair_rgb);
  paint_noise (scene->image, mask, 6, scene->rand);
  *region = paint_mask_bounds (mask, 0.5);
}

static gboolean
has_room (const LadderScene *scene)
{
  return idp_point_known (scene->photo->face.crown) && idp_point_known (scene->photo->face.chin);
}

const Ladder ladders_hair[] = {
  { "hair-over-brows", "fringe", "% of strands", { 15, 30, 50, 75, 100 }, 2, brows_are_free,
    cover_brows },
  { "hair-over-eyes", "fringe", "% of strands", { 15, 30, 50, 75, 100 }, 2, brows_are_free,
    cover_eyes },
  { "hair-over-ears", "hair down the sides", "% of the ear", { 20, 40, 60, 80, 100 }, 3,
    ears_are_free, cover_ears },
  { "hair-style-high", "knot", "% of the head", { 5, 10, 15, 20, 25 }, 3, has_room, tie_up },
  { NULL },
};
