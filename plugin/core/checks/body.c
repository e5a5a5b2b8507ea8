/* body: shoulders, neck and posture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "check.h"
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

/* The slope of the line that joins places of the outline equally far from the neck, clockwise
 * positive. */
static IdpMeasurement
run_uneven (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpPoint neck = neck_middle (photo);
  const double unit = idp_face_axes (photo).eye_distance_px;
  float slopes[OUTLINE_COLUMNS];
  int n = 0;
  double top = INFINITY, bottom = -INFINITY, widest = 0;
  if (!idp_point_known (neck))
    return (IdpMeasurement){ .measured = NAN };

  const double middle = idp_photo_to_view (photo, neck).x;
  for (int i = 0; i < OUTLINE_COLUMNS; i++)
    {
      const double aside
          = unit * (OUTLINE_FROM + (OUTLINE_TO - OUTLINE_FROM) * i / (OUTLINE_COLUMNS - 1));
      const double left = outline_row (photo, middle - aside, unit);
      const double right = outline_row (photo, middle + aside, unit);
      if (isnan (left) || isnan (right))
        continue;
      slopes[n++] = atan2 (right - left, 2 * aside) * 180 / G_PI;
      top = MIN (top, MIN (left, right));
      bottom = MAX (bottom, MAX (left, right));
      widest = MAX (widest, aside);
    }
  if (n < LEAST_PAIRS)
    return (IdpMeasurement){ .measured = NAN };
  const IdpRect mark = { middle - widest, top, 2 * widest, bottom - top + BELOW * unit };
  return (IdpMeasurement){
    .measured = idp_quantile (slopes, n, 0.5),
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
