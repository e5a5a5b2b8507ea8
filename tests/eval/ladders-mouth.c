/* ladders-mouth: closed lips parted, with a dark gap or with teeth in it.
 * The upper lip stays where it is; what lies below the line between the lips is drawn down, chin
 * and all, less and less towards the corners. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ladders.h"
#include "paint.h"
#include "resample.h"
#include "scene-face.h"
#include "similarity.h"

/* Below the line between the lips, in gaps: from there on nothing moves. */
#define MOVED_DOWN 6
/* Teeth: how much of the gap they fill, and how far aside they are seen, of half the mouth. */
#define TEETH_SHARE 0.8
#define TEETH_ASIDE 0.85
#define TEETH_N 8 /* across */
#define FEATHER_PX 1.5

static const double dark_rgb[3] = { 42, 18, 18 };
static const double teeth_rgb[3] = { 222, 212, 198 };

static gboolean
is_closed (const LadderScene *scene)
{
  return scene->label == NULL || label_is (scene->label, LABEL_MOUTH_STATE, "closed");
}

/* The line between the lips: what lies on it from corner to corner, along and across the mouth. */
typedef struct
{
  IdpPoint corners[2];
  double across[IDP_LANDMARK_INNER_LIPS_N / 2 + 1]; /* px below the line of the corners */
  double width_px;
} Lips;

static Lips
find_lips (const LadderScene *scene)
{
  enum
  {
    HALF = IDP_LANDMARK_INNER_LIPS_N / 2
  };
  Lips lips = { .corners = { scene_landmark (scene, IDP_LANDMARK_INNER_LIPS),
                             scene_landmark (scene, IDP_LANDMARK_INNER_LIPS + HALF) } };
  const IdpPoint *c = lips.corners;
  lips.width_px = hypot (c[1].x - c[0].x, c[1].y - c[0].y);
  for (int i = 1; i < HALF; i++)
    {
      const IdpPoint up = scene_landmark (scene, IDP_LANDMARK_INNER_LIPS + i);
      const IdpPoint low
          = scene_landmark (scene, IDP_LANDMARK_INNER_LIPS + IDP_LANDMARK_INNER_LIPS_N - i);
      const IdpPoint p = { (up.x + low.x) / 2, (up.y + low.y) / 2 };
      lips.across[i] = ((p.y - c[0].y) * (c[1].x - c[0].x) - (p.x - c[0].x) * (c[1].y - c[0].y))
                       / lips.width_px;
    }
  return lips;
}

/* Px below the corners' line, at share T (0..1) of the way between them. */
static double
line_at (const Lips *lips, double t)
{
  const double at = CLAMP (t, 0, 1) * (G_N_ELEMENTS (lips->across) - 1);
  const int i = MIN (at, G_N_ELEMENTS (lips->across) - 2);
  return lips->across[i] + (at - i) * (lips->across[i + 1] - lips->across[i]);
}

static double
bulge_at (double t)
{
  return t > 0 && t < 1 ? sqrt (1 - (2 * t - 1) * (2 * t - 1)) : 0;
}

/* From (share of the width, px down) to pixels. */
static IdpPoint
mouth_point (const Lips *lips, double t, double down_px)
{
  const IdpPoint a = lips->corners[0], b = lips->corners[1];
  return (IdpPoint){ a.x + t * (b.x - a.x) - down_px * (b.y - a.y) / lips->width_px,
                     a.y + t * (b.y - a.y) + down_px * (b.x - a.x) / lips->width_px };
}

/* Draws down what lies below the line between the lips, by GAP_PX in the middle. */
static void
lower_lip (const LadderScene *scene, const Lips *lips, double gap_px)
{
  g_autoptr (IdpImage) before = scene_copy (scene);
  const IdpPoint to[2] = { { 0, 0 }, { 1, 0 } };
  const IdpSimilarity to_mouth = idp_similarity_between (lips->corners, to);
  for (int y = 0; y < before->height_px; y++)
    for (int x = 0; x < before->width_px; x++)
      {
        double rgb[3];
        const IdpPoint p = idp_similarity_apply (&to_mouth, (IdpPoint){ x + 0.5, y + 0.5 });
        const double below = p.y * lips->width_px - line_at (lips, p.x);
        const double gap = gap_px * bulge_at (p.x), end = MOVED_DOWN * gap_px;
        if (gap <= 0 || below <= 0 || below >= end)
          continue;
        const double from = below < gap ? 0 : (below - gap) * end / (end - gap);
        resample_linear (before, mouth_point (lips, p.x, line_at (lips, p.x) + from), rgb);
        for (int i = 0; i < 3; i++)
          idp_image_at (scene->image, x, y)[i] = lround (rgb[i]);
      }
}

/* What lies between the lips to SHARE of the gap from above, to ASIDE of half the mouth. */
static PaintMask *
gap_mask (const LadderScene *scene, const Lips *lips, double gap_px, double share, double aside)
{
  enum
  {
    N = 24
  };
  IdpPoint points[2 * N];
  for (int i = 0; i < N; i++)
    {
      const double t = 0.5 + aside * ((double) i / (N - 1) - 0.5);
      const double line = line_at (lips, t);
      points[i] = mouth_point (lips, t, line);
      points[2 * N - 1 - i] = mouth_point (lips, t, line + share * gap_px * bulge_at (t));
    }
  PaintMask *mask = paint_mask_new (scene->image);
  paint_mask_add_polygon (mask, points, G_N_ELEMENTS (points), FEATHER_PX);
  return mask;
}

static void
fill_gap (const LadderScene *scene, const Lips *lips, double gap_px)
{
  g_autoptr (PaintMask) mask = gap_mask (scene, lips, gap_px, 1, 1);
  paint_colour (scene->image, mask, dark_rgb);
}

static void
add_teeth (const LadderScene *scene, const Lips *lips, double gap_px)
{
  g_autoptr (PaintMask) teeth = gap_mask (scene, lips, gap_px, TEETH_SHARE, TEETH_ASIDE);
  g_autoptr (PaintMask) joints = paint_mask_new (scene->image);
  paint_colour (scene->image, teeth, teeth_rgb);
  for (int i = 1; i < TEETH_N; i++)
    {
      const double t = 0.5 + TEETH_ASIDE * ((double) i / TEETH_N - 0.5), line = line_at (lips, t);
      const IdpPoint ends[2]
          = { mouth_point (lips, t, line), mouth_point (lips, t, line + TEETH_SHARE * gap_px) };
      paint_mask_add_line (joints, ends, 2, 1, 1);
    }
  paint_mask_multiply (joints, teeth);
  paint_light (scene->image, joints, (const double[3]){ 0.6, 0.55, 0.5 });
}

static void
part (const LadderScene *scene, double step, gboolean teeth, IdpRect *region)
{
  const double gap_px = step / 100 * scene_unit (scene);
  const Lips lips = find_lips (scene);
  lower_lip (scene, &lips, gap_px);
  fill_gap (scene, &lips, gap_px);
  if (teeth)
    add_teeth (scene, &lips, gap_px);
  g_autoptr (PaintMask) gap = gap_mask (scene, &lips, gap_px, 1, 1);
  *region = paint_mask_bounds (gap, 0.1);
  /* The lips around it belong to an open mouth. */
  for (int i = 0; i < IDP_LANDMARK_OUTER_LIPS_N; i++)
    {
      const IdpPoint p = scene_landmark (scene, IDP_LANDMARK_OUTER_LIPS + i);
      const gboolean lower = i > IDP_LANDMARK_OUTER_LIPS_N / 2;
      *region = scene_rect_with (region, (IdpPoint){ p.x, p.y + (lower ? gap_px : 0) });
    }
}

static void
part_dark (const LadderScene *scene, double step, IdpRect *region)
{
  part (scene, step, FALSE, region);
}

static void
part_teeth (const LadderScene *scene, double step, IdpRect *region)
{
  part (scene, step, TRUE, region);
}

const Ladder ladders_mouth[] = {
  { "mouth-open", "lips parted", "% eyes", { 3, 6, 9, 14, 22 }, 2, is_closed, part_dark },
  { "mouth-open", "teeth", "% eyes", { 3, 6, 9, 14, 22 }, 2, is_closed, part_teeth },
  { NULL },
};
