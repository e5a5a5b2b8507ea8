/* photo-age: how old the shot was on the day that counts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"

/* The camera's own date, which may be set wrong; a file without one tells nothing. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  return (IdpMeasurement){ .measured
                           = idp_rule_number (rule, "on") - photo->provenance->taken_day };
}

const IdpCheck idp_check_old_photo = {
  .id = "old-photo",
  .unit = IDP_UNIT_DAY,
  .params = (const IdpParam[]){ { .name = "on", .date = TRUE }, { NULL } },
  .run = run,
};
