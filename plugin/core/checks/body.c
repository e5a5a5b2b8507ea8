/* body: shoulders, neck and posture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "check.h"
#include "least-squares.h"
#include "regions.h"

/* --- Shoulders --- */

/* The outline of the shoulders is followed from this to that far from the middle of the neck, eye
 * distances. */
#define OUTLINE_FROM 1.0
#define OUTLINE_TO 1.9
/* As many columns. */
#define OUTLINE_COLUMNS 19
/* A place this far below the outline must show clothes, or hair hides the shoulder. */
#define BELOW 0.15
/* With fewer pairs of columns there is nothing to compare. */
#define LEAST_PAIRS 7
/* How well the middle of the neck and the outline are known, eye distances: guesses of size, of
 * which only the ratio counts. */
#define NECK_ERROR 0.15
#define OUTLINE_ERROR 0.1

/* Where the neck is, down from the chin, and how far aside, eye distances. */
#define NECK_FROM 0.12
#define NECK_TO 0.5
#define NECK_HALF 0.4

static IdpAroundArea
neck_area (const IdpPhoto *photo, double half)
{
  const double chin = idp_around_chin (photo);
  return (IdpAroundArea){ -half, half, chin + NECK_FROM, chin + NECK_TO };
}

/* The middle of the neck, px of the upright original. */
static IdpPoint
neck_middle (const IdpPhoto *photo)
{
  const IdpAroundArea area = neck_area (photo, 2 * NECK_HALF);
  double x = 0, y = 0;
  int n = 0;
  for (double down = area.top; down < area.bottom; down += IDP_AROUND_STEP)
    for (double right = area.left; right < area.right; right += IDP_AROUND_STEP)
      {
        float shares[IDP_REGION_N];
        const IdpPoint p = idp_around_point (photo, right, down);
        idp_region_map_at (photo->regions, p, shares);
        if (shares[IDP_REGION_SKIN] <= 0.5f)
          continue;
        x += p.x;
        y += p.y;
        n++;
      }
  return n > 0 ? (IdpPoint){ x / n, y / n } : IDP_POINT_NONE;
}

/* The row of the view where the outline crosses COLUMN below the chin; NAN where it does not or
 * where no clothes lie under it. */
static double
outline_row (const IdpPhoto *photo, double column, double unit_px)
{
  const int width = photo->view->width_px, height = photo->view->height_px;
  const int x = floor (column), start = MAX (0, idp_face_chin_row (photo) - unit_px / 2);
  if (x < 0 || x >= width || !photo->view_background[(gsize) start * width + x])
    return NAN;
  int y = start;
  while (y < height && photo->view_background[(gsize) y * width + x])
    y++;
  if (y >= height)
    return NAN;

  float shares[IDP_REGION_N];
  const IdpRect under = { x, y + BELOW * unit_px, 1, 1 };
  const IdpRect place = idp_photo_rect_from_view (photo, &under);
  const IdpPoint p = { place.x + place.width / 2.0, place.y + place.height / 2.0 };
  return idp_region_map_at (photo->regions, p, shares) && shares[IDP_REGION_CLOTHES] > 0.5f ? y
                                                                                            : NAN;
}

/* Where the outline lies ASIDE eye distances to both sides of the neck, px of the view. */
typedef struct
{
  double aside, left, right;
} OutlinePair;

/* The pairs of COLUMNS where both shoulders show; returns how many. */
static int
find_pairs (const IdpPhoto *photo, double middle, double unit_px, OutlinePair pairs[])
{
  int n = 0;
  for (int i = 0; i < OUTLINE_COLUMNS; i++)
    {
      const double aside = OUTLINE_FROM + (OUTLINE_TO - OUTLINE_FROM) * i / (OUTLINE_COLUMNS - 1);
      const double left = outline_row (photo, middle - aside * unit_px, unit_px);
      const double right = outline_row (photo, middle + aside * unit_px, unit_px);
      if (!isnan (left) && !isnan (right))
        pairs[n++] = (OutlinePair){ aside, left, right };
    }
  return n;
}

/* Both shoulders fall away from the neck, steeply first and then less so: a parabola, whose slope
 * this gives in FALL[0] + FALL[1] ASIDE. */
static gboolean
fit_fall (const OutlinePair *pairs, int n, double fall[2])
{
  IdpLeastSquares fit = { .n_terms = 3 };
  double factors[3];
  for (int i = 0; i < n; i++)
    {
      const double aside = pairs[i].aside, row = (pairs[i].left + pairs[i].right) / 2;
      idp_least_squares_add (&fit, (double[]){ 1, aside, aside * aside }, row, 1);
    }
  if (!idp_least_squares_solve (&fit, factors))
    return FALSE;
  fall[0] = factors[1];
  fall[1] = 2 * factors[2];
  return TRUE;
}

/* The slope of the shoulders, px down to the right for an eye distance. The middle of the neck is
 * known roughly only: if it lies off by D, the sides differ by 2 D times their fall besides, so
 * that D is found along with the slope. */
static double
fit_slope (const OutlinePair *pairs, int n, double unit_px)
{
  IdpLeastSquares fit = { .n_terms = 2 };
  double fall[2], factors[2];
  if (!fit_fall (pairs, n, fall))
    return NAN;
  idp_least_squares_add (&fit, (double[]){ 0, 1 }, 0,
                         pow (OUTLINE_ERROR * unit_px / NECK_ERROR, 2));
  for (int i = 0; i < n; i++)
    {
      const double aside = pairs[i].aside;
      const double terms[] = { 2 * aside, 2 * (fall[0] + fall[1] * aside) };
      idp_least_squares_add (&fit, terms, pairs[i].right - pairs[i].left, 1);
    }
  return idp_least_squares_solve (&fit, factors) ? factors[0] : NAN;
}

/* The slope of the shoulders, clockwise positive. */
static IdpMeasurement
run_uneven (const IdpPhoto *photo, const IdpRule *rule)
{
  OutlinePair pairs[OUTLINE_COLUMNS];
  const IdpPoint neck = neck_middle (photo);
  const double unit_px = idp_face_axes (photo).eye_distance_px;
  if (!idp_point_known (neck))
    return (IdpMeasurement){ .measured = NAN };

  const double middle = idp_photo_to_view (photo, neck).x;
  const int n = find_pairs (photo, middle, unit_px, pairs);
  const double slope = n < LEAST_PAIRS ? NAN : fit_slope (pairs, n, unit_px);
  if (isnan (slope))
    return (IdpMeasurement){ .measured = NAN };

  double top = INFINITY, bottom = -INFINITY;
  for (int i = 0; i < n; i++)
    {
      top = MIN (top, MIN (pairs[i].left, pairs[i].right));
      bottom = MAX (bottom, MAX (pairs[i].left, pairs[i].right));
    }
  const double widest = pairs[n - 1].aside * unit_px;
  const IdpRect mark = { middle - widest, top, 2 * widest, bottom - top + BELOW * unit_px };
  return (IdpMeasurement){
    .measured = atan (slope / unit_px) * 180 / G_PI,
    .region = idp_photo_rect_from_view (photo, &mark),
    .unsure = !photo->silhouette->trusted || photo->face.confidence < IDP_FACE_SURE,
  };
}

/* How far the picture goes on below the chin, eye distances. */
static IdpMeasurement
run_cut (const IdpPhoto *photo, const IdpRule *rule)
{
  const double unit = idp_face_axes (photo).eye_distance_px;
  const double chin = idp_face_chin_row (photo);
  const int width = photo->view->width_px, height = photo->view->height_px;
  const IdpRect below = { 0, MIN (chin, height - 1), width, MAX (1, height - chin) };
  return (IdpMeasurement){
    .measured = 100 * (height - chin) / unit,
    .region = idp_photo_rect_from_view (photo, &below),
    .on_crop = !photo->finished,
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

/* --- Neck --- */

/* How much of the place of the neck shows skin, percent. */
static IdpMeasurement
run_neck (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpAroundArea area = neck_area (photo, NECK_HALF);
  const IdpAroundCount count = idp_around_count (photo, &area);
  if (count.reached < 0.6)
    return (IdpMeasurement){ .measured = NAN };
  const int skin = count.n[IDP_REGION_SKIN] + count.n[IDP_REGION_FACE];
  const int clothes = count.n[IDP_REGION_CLOTHES];
  return (IdpMeasurement){
    .measured = skin + clothes > 0 ? 100.0 * skin / (skin + clothes) : NAN,
    .region = idp_around_bounds (photo, &area, IDP_REGION_CLOTHES),
  };
}

/* --- Posture --- */

/* How far the head leans aside over the neck: the line from the neck to the eyes against the
 * vertical, clockwise positive. */
static IdpMeasurement
run_posture (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpPoint neck = neck_middle (photo), eyes = idp_face_eye_middle (&photo->face);
  if (!idp_point_known (neck) || neck.y <= eyes.y)
    return (IdpMeasurement){ .measured = NAN };
  IdpRect region = idp_rect_with (&photo->face.box, neck, 1);
  return (IdpMeasurement){
    .measured = atan2 (eyes.x - neck.x, neck.y - eyes.y) * 180 / G_PI,
    .region = region,
  };
}

const IdpCheck idp_check_shoulders_uneven = {
  .id = "shoulders-uneven",
  .unit = IDP_UNIT_DEG,
  .needs = IDP_NEEDS_FACE,
  .run = run_uneven,
};
const IdpCheck idp_check_shoulders_cut = {
  .id = "shoulders-cut",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_cut,
};
const IdpCheck idp_check_neck_covered = {
  .id = "neck-covered",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_neck,
};
const IdpCheck idp_check_posture = {
  .id = "posture-not-upright",
  .unit = IDP_UNIT_DEG,
  .needs = IDP_NEEDS_FACE,
  .run = run_posture,
};
