/* privacy: what a file tells about a person beyond the picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

/* The crop of an original takes no metadata along. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  if (photo->provenance->has_position)
    idp_evidence_add (evidence, rule->evidence, "position", NULL, NULL);
  if (photo->provenance->has_owner)
    idp_evidence_add (evidence, rule->evidence, "owner", NULL, NULL);
  IdpMeasurement m = idp_weigh (rule, evidence, TRUE);
  m.on_crop = !photo->finished;
  if (m.on_crop)
    m.measured = 0;
  return m;
}

const IdpCheck idp_check_private = { .id = "exif-private", .unit = IDP_UNIT_COUNT, .run = run };
