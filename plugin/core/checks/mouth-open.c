/* mouth-open: lips apart, or teeth between them.
 *
 * Thin, full and bearded lips mislead landmarks, pale and painted ones mislead colours, so a
 * network that has seen many of them judges the mouth by its looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "model/mouth-state.h"

/* Free space around the marked mouth, eye distances. */
#define MARGIN 0.06

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const double unit = idp_face_axes (photo).eye_distance_px;
  const IdpPoint left = idp_view_landmark (photo, IDP_LANDMARK_OUTER_LIPS);
  const IdpPoint right
      = idp_view_landmark (photo, IDP_LANDMARK_OUTER_LIPS + IDP_LANDMARK_OUTER_LIPS_N / 2);
  const IdpRect box = idp_view_landmark_box (photo, IDP_LANDMARK_OUTER_LIPS,
                                             IDP_LANDMARK_OUTER_LIPS_N, MARGIN * unit);
  double parted;
  if (!idp_mouth_state_run (photo->view, left, right, unit, &parted, NULL))
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){
    .measured = 100 * parted,
    .region = idp_photo_rect_from_view (photo, &box),
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_mouth_open
    = { .id = "mouth-open", .unit = IDP_UNIT_PERCENT, .needs = IDP_NEEDS_FACE, .run = run };
