/* background-colour: how far the background is from the nearest reference colour.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "lab.h"
#include "wall.h"

/* CIEDE2000 with a k_L of WEIGHT: the same wall is lighter or darker with every exposure, so
 * lightness counts less than colour. */
static double
difference (const double wall[3], const double reference[3], double weight)
{
  const double nearer[3] = { reference[0] + (wall[0] - reference[0]) / weight, wall[1], wall[2] };
  return idp_delta_e_2000 (nearer, reference);
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };
  double median[3];
  idp_wall_median_lab (wall, median);

  guint n = 0;
  const double *references = idp_rule_param (rule, "references", &n);
  const double weight = idp_rule_number (rule, "lightness-weight");
  double nearest = NAN;
  for (guint i = 0; i + 3 <= n; i += 3)
    {
      const guint8 rgb[3] = { references[i], references[i + 1], references[i + 2] };
      double lab[3];
      idp_lab_from_rgb (rgb, lab);
      nearest = fmin (nearest, difference (median, lab, weight));
    }
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < wall->columns * wall->rows; i++)
    if (wall->squares[i].wall)
      g_array_append_val (all, i);
  return (IdpMeasurement){
    .measured = nearest,
    .region = idp_wall_region (photo, wall, all),
    .unsure = !photo->silhouette->trusted,
  };
}

const IdpCheck idp_check_bg_colour_off = {
  .id = "bg-colour-off",
  .unit = IDP_UNIT_DE00,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "references", 0, 255, 3 },
                                { "lightness-weight", 1, 10 },
                                { "square", 1, 64 },
                                { "margin", 0, 64 },
                                { NULL } },
  .run = run,
};
