/* pose: where head and eyes look.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

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

/* The mean of both eyes: how far the irises stand from the middle between the corners, in widths of
 * the eye, to the viewer's right positive. */
static IdpMeasurement
run_gaze_off (const IdpPhoto *photo, const IdpRule *rule)
{
  const double aside
      = (idp_view_eye_state (photo, 0).aside + idp_view_eye_state (photo, 1).aside) / 2;
  const IdpRect region = idp_view_eyes_box (photo);
  return (IdpMeasurement){
    .measured = 100 * aside,
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
