/* background-replaced: a wall without the noise that every camera leaves.
 *
 * The collecting unit may replace a background, a student may not; pixels do not say who did it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "texture.h"
#include "weigh.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  /* Strong compression flattens every wall. */
  const gboolean fine = photo->file->format == IDP_FORMAT_PNG
                        || photo->file->jpeg_quality >= idp_rule_number (rule, "quality-min");
  GPtrArray *evidence = idp_evidence_list_new ();
  IdpRect region = { 0 };
  const double flatness = fine ? idp_wall_flatness (photo, &region) : NAN;
  if (flatness >= idp_rule_number (rule, "flat-share"))
    idp_weigh_number (evidence, rule, "flat-wall", &region, "%.0f%%", 100 * flatness);
  return idp_weigh (rule, evidence, !isnan (flatness));
}

const IdpCheck idp_check_background_replaced = {
  .id = "bg-replaced-by-user",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "flat-share", 0, 1 }, { "quality-min", 1, 100 }, { NULL } },
  .run = run,
};
