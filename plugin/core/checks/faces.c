/* faces: one student, and nobody else, in the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"

static IdpMeasurement
run_no_face (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){ .measured = photo->face.count };
}

static IdpMeasurement
run_multi_face (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){ .measured = photo->face.count, .region = photo->face.second };
}

const IdpCheck idp_check_no_face = { .id = "no-face", .unit = IDP_UNIT_COUNT, .run = run_no_face };
const IdpCheck idp_check_multi_face
    = { .id = "multi-face", .unit = IDP_UNIT_COUNT, .run = run_multi_face };
