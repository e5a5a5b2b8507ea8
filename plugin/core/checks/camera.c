/* camera: what the file says of the camera: front cameras, mirror images.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "weigh.h"

/* The words by which the file says that a front camera took it; NULL if it does not. Phones name
 * the lens "... front camera ..."; other lenses name themselves without the word. Those of Xiaomi
 * write JSON: ExifTool tag names, EXIF 0x9999. */
static const char *
front_camera (const IdpProvenance *provenance)
{
  const char *lens = provenance->lens, *settings = provenance->phone_settings;
  g_autofree char *folded = lens != NULL ? g_utf8_casefold (lens, -1) : NULL;
  if (folded != NULL && (strstr (folded, "front") != NULL || strstr (folded, "前置") != NULL))
    return lens;
  static const char sensor[] = "\"sensor_type\":\"front\"";
  return settings != NULL && strstr (settings, sensor) != NULL ? sensor : NULL;
}

static IdpMeasurement
run_selfie (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpProvenance *provenance = photo->provenance;
  const char *front = front_camera (provenance);
  GPtrArray *evidence = idp_evidence_list_new ();
  if (front != NULL)
    idp_evidence_add (evidence, rule->evidence, "front-camera", front, NULL);
  return idp_weigh (rule, evidence, provenance->lens != NULL || provenance->phone_settings != NULL);
}

/* Faces are nearly symmetric: pixels cannot say which way round one is. */
static IdpMeasurement
run_mirrored (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpProvenance *provenance = photo->provenance;
  const char *front = front_camera (provenance), *settings = provenance->phone_settings;
  GPtrArray *evidence = idp_evidence_list_new ();
  if (provenance->mirrored)
    idp_evidence_add (evidence, rule->evidence, "mirror-flag", NULL, NULL);
  if (settings != NULL && strstr (settings, "\"mirror\":true") != NULL)
    idp_evidence_add (evidence, rule->evidence, "phone-mirrored", NULL, NULL);
  else if (front != NULL)
    idp_evidence_add (evidence, rule->evidence, "may-be-mirrored", front, NULL);
  return idp_weigh (rule, evidence, FALSE);
}

const IdpCheck idp_check_selfie
    = { .id = "selfie-front-camera", .unit = IDP_UNIT_COUNT, .run = run_selfie };
const IdpCheck idp_check_mirrored
    = { .id = "mirrored", .unit = IDP_UNIT_COUNT, .run = run_mirrored };
