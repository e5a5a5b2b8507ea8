/* camera: what the file says of the lens: front cameras, mirror images, wide angles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "weigh.h"

/* Phones name the lens "... front camera ..."; other lenses name themselves without the word. */
static gboolean
is_front_camera (const IdpPhoto *photo)
{
  const char *lens = photo->provenance->lens;
  g_autofree char *folded = lens != NULL ? g_utf8_casefold (lens, -1) : NULL;
  return folded != NULL && (strstr (folded, "front") != NULL || strstr (folded, "前置") != NULL);
}

static IdpMeasurement
run_selfie (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  if (is_front_camera (photo))
    idp_evidence_add (evidence, rule->evidence, "front-camera", photo->provenance->lens, NULL);
  return idp_weigh (rule, evidence, photo->provenance->lens != NULL);
}

/* Faces are nearly symmetric: pixels cannot say which way round one is. */
static IdpMeasurement
run_mirrored (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  if (photo->provenance->mirrored)
    idp_evidence_add (evidence, rule->evidence, "mirror-flag", NULL, NULL);
  if (is_front_camera (photo))
    idp_evidence_add (evidence, rule->evidence, "may-be-mirrored", photo->provenance->lens, NULL);
  return idp_weigh (rule, evidence, FALSE);
}

#define MAX_FOCAL_MM 1000

static IdpMeasurement
run_distorted (const IdpPhoto *photo, const IdpRule *rule)
{
  const double focal = photo->provenance->focal_35mm;
  GPtrArray *evidence = idp_evidence_list_new ();
  if (focal < idp_rule_number (rule, "focal-min"))
    idp_weigh_number (evidence, rule, "wide-lens", NULL, "%.0f", focal);
  return idp_weigh (rule, evidence, !isnan (focal));
}

const IdpCheck idp_check_selfie
    = { .id = "selfie-front-camera", .unit = IDP_UNIT_COUNT, .run = run_selfie };
const IdpCheck idp_check_mirrored
    = { .id = "mirrored", .unit = IDP_UNIT_COUNT, .run = run_mirrored };
const IdpCheck idp_check_distorted = {
  .id = "distorted",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "focal-min", 0, MAX_FOCAL_MM }, { NULL } },
  .run = run_distorted,
};
