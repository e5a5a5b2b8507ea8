/* face-shadow: what hair, a hat or a frame throws on the skin of the face.
 *
 * A face is darker where it turns away from the light, but it turns gradually; a shadow that
 * something throws ends in an edge. So this looks for lines along which the lightness of skin takes
 * a step that is larger than what it changes by on either side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "morphology.h"

/* Where shadows are looked for, eye distances from the middle of the eyes: on the forehead, and on
 * the cheeks beside the nose and above the folds that a smile makes. */
#define FOREHEAD_UP 1.3
#define FOREHEAD_DOWN 0.45
#define FOREHEAD_HALF_WIDTH 0.85
#define CHEEK_FROM 0.42
#define CHEEK_UP 0.32
#define CHEEK_DOWN 0.65

/* In eye distances: single hairs are narrower than twice the first; lightness is averaged over
 * squares of the second; it is compared this far from an edge, and this far beyond it. */
#define HAIR 0.02
#define SOFTENED 0.07
#define NEAR 0.05
#define FAR 0.13

/* What the region map is sure to be hair; deep shade looks like hair to it, too. */
#define HAIR_SHARE 0.9

/* Skin keeps its hue in the shade, and most of its chroma; black and grey hair do not. Of the
 * face's median; radians. */
#define LEAST_LIGHTNESS 0.4
#define LEAST_CHROMA 0.65
#define MOST_TURN 0.35

/* The part of the view that holds the places. */
typedef struct
{
  IdpRect box;
  guint8 *skin;  /* box.width * box.height; owned */
  float *light;  /* L* without single hairs; owned */
  double normal; /* L* of the face */
} Area;

static void
area_clear (Area *area)
{
  g_free (area->skin);
  g_free (area->light);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Area, area_clear)

static gboolean
is_looked_at (IdpPoint p)
{
  const double x = fabs (p.x);
  if (p.y < -FOREHEAD_DOWN)
    return p.y > -FOREHEAD_UP && x < FOREHEAD_HALF_WIDTH;
  return x > CHEEK_FROM && x < FOREHEAD_HALF_WIDTH && p.y > CHEEK_UP && p.y < CHEEK_DOWN;
}

static gboolean
is_hair (const IdpPhoto *photo, int x, int y)
{
  float shares[IDP_REGION_N];
  return idp_view_shares (photo, (IdpPoint){ x + 0.5, y + 0.5 }, shares)
         && shares[IDP_REGION_HAIR] >= HAIR_SHARE;
}

static gboolean
area_read (const IdpPhoto *photo, Area *area)
{
  const IdpImage *view = photo->view;
  const IdpFaceAxes axes = idp_face_axes (photo);
  const double unit = axes.eye_distance_px;
  double median[3];
  if (!idp_face_median_lab (photo, median) || !idp_skin_has_colour (median))
    return FALSE;

  const IdpRect box = idp_view_around (view, axes.eyes, (FOREHEAD_HALF_WIDTH + FAR) * unit,
                                       (FOREHEAD_UP + FAR) * unit, (CHEEK_DOWN + FAR) * unit);
  const int n = box.width * box.height;
  g_autofree float *light = g_new (float, n);
  *area = (Area){ .box = box, .skin = g_new0 (guint8, n), .normal = median[0] };
  for (int i = 0; i < n; i++)
    {
      const int x = box.x + i % box.width, y = box.y + i / box.width;
      light[i] = idp_photo_lab_at (photo, x, y)[0];
      area->skin[i] = is_looked_at (idp_face_axes_place (&axes, (IdpPoint){ x + 0.5, y + 0.5 }));
    }
  area->light
      = idp_closing (light, area->skin, box.width, box.height, MAX (1, lround (HAIR * unit)));
  for (int i = 0; i < n; i++)
    {
      const int x = box.x + i % box.width, y = box.y + i / box.width;
      const float *lab = idp_photo_lab_at (photo, x, y);
      area->skin[i] = area->skin[i] && !is_hair (photo, x, y)
                      && area->light[i] >= LEAST_LIGHTNESS * median[0]
                      && idp_lab_like_skin (lab, median, LEAST_CHROMA, MOST_TURN);
    }
  return TRUE;
}

/* The mean over the square of 2 * HALF + 1 around each place; NAN where it is not all skin. Caller
 * frees. */
static float *
soften (const Area *area, int half)
{
  const int width = area->box.width, height = area->box.height;
  float *mean = g_new (float, width *height);
  for (int i = 0; i < width * height; i++)
    {
      const int x = i % width, y = i / width;
      double sum = x >= half && y >= half && x < width - half && y < height - half ? 0 : NAN;
      for (int k = 0; k < (2 * half + 1) * (2 * half + 1) && !isnan (sum); k++)
        {
          const int at = i + (k / (2 * half + 1) - half) * width + k % (2 * half + 1) - half;
          sum = area->skin[at] ? sum + area->light[at] : NAN;
        }
      mean[i] = sum / ((2 * half + 1) * (2 * half + 1));
    }
  return mean;
}

/* How much larger the step across place AT is than the changes beside it, in the direction of
 * NEXT places each; NAN where not all of that is skin, or where the step leads up from normal
 * skin. */
static double
step_at (const float *mean, int at, int next_near, int next_far, double normal)
{
  const double before = mean[at - next_far], from = mean[at - next_near];
  const double to = mean[at + next_near], after = mean[at + next_far];
  const double beside = fabs (before - from) + fabs (after - to);
  if (isnan (beside) || !(fmin (from, to) < normal))
    return NAN;
  return fabs (to - from) - fmax (fabs (before - from), fabs (after - to));
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_auto (Area) area = { 0 };
  if (!area_read (photo, &area))
    return (IdpMeasurement){ .measured = NAN };

  const double unit = idp_face_axes (photo).eye_distance_px;
  const double depth = idp_rule_number (rule, "depth");
  const int width = area.box.width, height = area.box.height, far = ceil (FAR * unit);
  g_autofree float *mean = soften (&area, MAX (1, lround (SOFTENED * unit / 2)));
  g_autofree guint8 *edge = g_new0 (guint8, width * height);
  int seen = 0;
  for (int y = far; y < height - far; y++)
    for (int x = far; x < width - far; x++)
      {
        static const int directions[4][2] = { { 1, 0 }, { 0, 1 }, { 1, 1 }, { 1, -1 } };
        const int at = y * width + x;
        seen += !isnan (mean[at]);
        for (int i = 0; i < 4 && !edge[at]; i++)
          {
            const double length = hypot (directions[i][0], directions[i][1]);
            const int next = directions[i][0] + directions[i][1] * width;
            edge[at] = step_at (mean, at, next * lround (NEAR * unit / length),
                                next * lround (FAR * unit / length), area.normal)
                       > depth;
          }
      }

  IdpRect longest;
  idp_largest_patch (edge, width, height, &longest);
  const IdpRect region = { area.box.x + longest.x - far, area.box.y + longest.y - far,
                           longest.width + 2 * far, longest.height + 2 * far };
  return (IdpMeasurement){
    .measured = seen > 0 ? 100 * MAX (longest.width, longest.height) / unit : NAN,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_shadow_on_face = {
  .id = "shadow-on-face",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "depth", 0, 100 }, { NULL } },
  .run = run,
};
