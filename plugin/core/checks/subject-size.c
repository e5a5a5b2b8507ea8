/* subject-size: how much of the photo's height the head fills.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"

/* Crown to chin over the distance between the eyes, for a crown that was not found: 3.4 to 3.7 in
 * measured portraits. */
#define HEAD_EYE_DISTANCES 3.5

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFace *face = &photo->face;
  const gboolean outlined = idp_point_known (face->crown) && idp_point_known (face->chin);
  const double head_px
      = outlined ? face->chin.y - face->crown.y : HEAD_EYE_DISTANCES * idp_face_eye_distance (face);
  return (IdpMeasurement){
    .measured = 100 * head_px / photo->file->height_px,
    .region = face->box,
    .unsure = face->confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_subject_too_small = {
  .id = "subject-too-small",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run,
};
const IdpCheck idp_check_subject_too_large = {
  .id = "subject-too-large",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run,
};
