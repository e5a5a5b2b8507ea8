/* blur: how wide the sharpest edges of eyes and brows are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "regions.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){ .measured = NAN };
}

const IdpCheck idp_check_blur = { .id = "blur", .needs = IDP_NEEDS_FACE, .run = run };
