/* head-tilt: the angle of the eye line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){
    .measured = photo->face.roll_deg,
    .region = photo->face.box,
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_head_tilt
    = { .id = "head-tilt", .unit = IDP_UNIT_DEG, .needs = IDP_NEEDS_FACE, .run = run };
