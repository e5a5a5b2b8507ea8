/* eyes-closed: how open the eyes are.
 *
 * Lids are measured too coarsely for narrow eyes, so a network that has seen many of them judges
 * each eye by its looks. The mean of both counts: a reflection or hair may hide one, only shut eyes
 * both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const double openness
      = (idp_view_eye_state (photo, 0).openness + idp_view_eye_state (photo, 1).openness) / 2;
  const IdpRect region = idp_view_eyes_box (photo);
  return (IdpMeasurement){
    .measured = 100 * openness,
    .region = idp_photo_rect_from_view (photo, &region),
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_eyes_closed
    = { .id = "eyes-closed", .unit = IDP_UNIT_PERCENT, .needs = IDP_NEEDS_FACE, .run = run };
