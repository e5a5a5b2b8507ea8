/* background-uneven: how much the wall differs from place to place, by light, colour, folds or
 * texture. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "wall.h"

/* Shares of squares that may be odd without making the wall uneven: a stray hair, a speck. */
#define LOW_SHARE 0.02
#define HIGH_SHARE 0.98

/* Where all squares but these shares differ by less than half as much, the wall has an odd place;
 * else it is uneven as a whole. */
#define ODD_LOW_SHARE 0.1
#define ODD_HIGH_SHARE 0.9

static double
range (const IdpWall *wall, double (*value) (const IdpWallSquare *square))
{
  return idp_wall_quantile (wall, HIGH_SHARE, value) - idp_wall_quantile (wall, LOW_SHARE, value);
}

/* The squares that make the wall uneven, by their lightness. */
static GArray *
odd_squares (const IdpWall *wall)
{
  const double low = idp_wall_quantile (wall, LOW_SHARE, idp_wall_square_l);
  const double high = idp_wall_quantile (wall, HIGH_SHARE, idp_wall_square_l);
  const double middle = idp_wall_quantile (wall, 0.5, idp_wall_square_l);
  const double most = idp_wall_quantile (wall, ODD_HIGH_SHARE, idp_wall_square_l)
                      - idp_wall_quantile (wall, ODD_LOW_SHARE, idp_wall_square_l);
  const gboolean odd = most<(high - low) / 2, darker = middle - low> high - middle;
  const double from = odd && !darker ? (middle + high) / 2 : -INFINITY;
  const double to = odd && darker ? (middle + low) / 2 : INFINITY;
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      const IdpWallSquare *square = &wall->squares[i];
      if (square->wall && square->lab[0] >= from && square->lab[0] <= to)
        g_array_append_val (members, i);
    }
  return members;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };

  const double lightness = range (wall, idp_wall_square_l);
  const double colour = hypot (range (wall, idp_wall_square_a), range (wall, idp_wall_square_b));
  g_autoptr (GArray) odd = odd_squares (wall);
  return (IdpMeasurement){
    .measured = fmax (lightness, idp_rule_number (rule, "colour-weight") * colour),
    .region = idp_wall_region (photo, wall, odd),
    .unsure = !photo->silhouette->trusted,
  };
}

const IdpCheck idp_check_bg_uneven = {
  .id = "bg-uneven",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 },
                                { "margin", 0, 64 },
                                { "colour-weight", 0, 1 },
                                { NULL } },
  .run = run,
};
