/* generated: pictures that a program made up. Only labels can say so: a file without one shows
 * nothing, and nothing is claimed. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  GPtrArray *evidence = idp_evidence_list_new ();
  idp_weigh_program (evidence, rule, "generator", photo, IDP_PROGRAM_GENERATOR);
  if (photo->provenance->generated)
    idp_evidence_add (evidence, rule->evidence, "generated-label", NULL, NULL);
  return idp_weigh (rule, evidence, FALSE);
}

const IdpCheck idp_check_generated
    = { .id = "ai-generated-or-swapped", .unit = IDP_UNIT_COUNT, .run = run };
