/* pose: where head and eyes look.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

#define MARGIN 0.06 /* around the marked eyes, eye distances */

#define IRIS_RADIUS 0.09 /* eye distances; nearer to a corner than that are lashes */
#define DARK 0.03        /* linear light below which dark is dark */

/* Turning and nodding in one number: the angle to the side, and as much of the nod as is beyond
 * what shapes of faces differ by. */
static IdpMeasurement
run_head_turn (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFace *face = &photo->face;
  const double nod = fmax (0, fabs (face->pitch_deg) - idp_rule_number (rule, "nod-free"));
  return (IdpMeasurement){
    .measured = hypot (face->yaw_deg, nod),
    .region = face->box,
  };
}

/* How far what is dark between the lids, the iris, stands from the middle between the corners of
 * the eye, in widths of the eye, to the viewer's right positive. */
static double
iris_aside (const IdpImage *view, const IdpViewEye *eye, int side)
{
  const IdpPoint left = eye->lids[side == 0 ? 0 : 4], right = eye->lids[side == 0 ? 4 : 0];
  const double dx = right.x - left.x, dy = right.y - left.y;
  const IdpRect box
      = idp_view_around (view, eye->centre, eye->unit / 3, eye->unit / 4, eye->unit / 4);
  const double radius = IRIS_RADIUS * eye->unit;
  double sum = 0, weights = 0;
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const IdpPoint p = { x + 0.5, y + 0.5 };
        const double along
            = ((p.x - left.x) * dx + (p.y - left.y) * dy) / (dx * dx + dy * dy) - 0.5;
        if (fabs (along) > 0.5 - radius / hypot (dx, dy)
            || !idp_polygon_has (eye->lids, IDP_LANDMARK_LIDS_N, p))
          continue;
        const double light = idp_linear_light (idp_image_at (view, x, y));
        const double weight = 1 / ((light + DARK) * (light + DARK));
        sum += weight * along;
        weights += weight;
      }
  return weights > 0 ? sum / weights : NAN;
}

static IdpMeasurement
run_gaze_off (const IdpPhoto *photo, const IdpRule *rule)
{
  IdpRect region = { 0 };
  double aside = 0;
  for (int side = 0; side < 2; side++)
    {
      const IdpViewEye eye = idp_view_eye (photo, side);
      const int first = side == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS;
      const IdpRect box
          = idp_view_landmark_box (photo, first, IDP_LANDMARK_LIDS_N, MARGIN * eye.unit);
      region = idp_rect_around (&region, &box);
      aside += iris_aside (photo->view, &eye, side) / 2;
    }
  /* Of irises painted aside by 17 % of the eye, 5 of 57 were seen: their absence proves nothing. */
  const double percent = 100 * aside;
  if (percent >= rule->limit.min && percent <= rule->limit.max)
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){
    .measured = percent,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_head_turn = {
  .id = "head-turn",
  .unit = IDP_UNIT_DEG,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "nod-free", 0, 90 }, { NULL } },
  .run = run_head_turn,
};

const IdpCheck idp_check_gaze_off
    = { .id = "gaze-off", .unit = IDP_UNIT_PERCENT, .needs = IDP_NEEDS_FACE, .run = run_gaze_off };
