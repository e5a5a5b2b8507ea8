/* background-colour: how far the background is from the nearest reference colour.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "lab.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  guint n = 0;
  const double *references = idp_rule_param (rule, "references", &n);
  double nearest = NAN;
  for (guint i = 0; i + 3 <= n; i += 3)
    {
      const guint8 rgb[3] = { references[i], references[i + 1], references[i + 2] };
      double lab[3];
      idp_lab_from_rgb (rgb, lab);
      nearest = fmin (nearest, idp_delta_e_2000 (photo->silhouette->plane.at_centre, lab));
    }
  return (IdpMeasurement){ .measured = nearest, .unsure = !photo->silhouette->trusted };
}

const IdpCheck idp_check_bg_colour_off = {
  .id = "bg-colour-off",
  .unit = IDP_UNIT_DE00,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "references", 0, 255, 3 }, { NULL } },
  .run = run,
};
