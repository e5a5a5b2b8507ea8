/* background: a wall that is not even, and shadows on it.
 *
 * A shadow is wall that is darker than the rest, has its colour, lies against the person and ends
 * within a short way; a slow change of light is only uneven.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "regions.h"
#include "wall.h"

/* Shares of squares that may be odd without making the wall uneven: a stray hair, a speck. */
#define LOW_SHARE 0.02
#define HIGH_SHARE 0.98

/* The depth of a shadow is taken at this share of the places along its edge, not at the single
 * deepest. */
#define DEPTH_SHARE 0.75

/* A shadow begins this many squares from the person, or nearer. */
#define NEAR 4

/* --- Shadow --- */

/* Whether SQUARE is wall in the shade of the whole WALL's colour. Less light scales X, Y and Z
 * alike, and with them a* and b* as L* + 16. */
static gboolean
is_shaded (const IdpWallSquare *square, const float wall_ab[2], const IdpRule *rule)
{
  if (!square->wall || square->plain - square->lab[0] < idp_rule_number (rule, "shade"))
    return FALSE;
  const double scale = (square->lab[0] + 16) / (square->plain + 16);
  const double shift
      = hypot (square->lab[1] - scale * wall_ab[0], square->lab[2] - scale * wall_ab[1]);
  return scale * scale * scale >= idp_rule_number (rule, "light-left")
         && shift <= idp_rule_number (rule, "chroma-shift");
}

/* Steps to the squares left, right, above and below. */
static const int steps[4][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };

/* The number of the square DISTANCE steps from number I; -1 outside. */
static int
square_beside (const IdpWall *wall, int i, const int step[2], int distance)
{
  const int x = i % wall->columns + distance * step[0], y = i / wall->columns + distance * step[1];
  return x < 0 || x >= wall->columns || y < 0 || y >= wall->rows ? -1 : y * wall->columns + x;
}

/* Whether the person, or what hangs from it, is within reach of square number I. */
static gboolean
near_person (const IdpWall *wall, int i)
{
  for (int k = 0; k < 4; k++)
    for (int distance = 1; distance <= NEAR; distance++)
      {
        const int number = square_beside (wall, i, steps[k], distance);
        if (number >= 0 && !wall->squares[number].wall)
          return TRUE;
      }
  return FALSE;
}

/* Takes all squares that hang together with START and are still OPEN, by number. */
static GArray *
take_blob (const IdpWall *wall, guint8 *open, int start, gboolean *touches_person)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));
  open[start] = FALSE;
  g_array_append_val (members, start);
  *touches_person = FALSE;
  for (guint done = 0; done < members->len; done++)
    {
      const int here = g_array_index (members, int, done);
      *touches_person |= near_person (wall, here);
      for (int k = 0; k < 4; k++)
        {
          const int number = square_beside (wall, here, steps[k], 1);
          if (number < 0 || !open[number])
            continue;
          open[number] = FALSE;
          g_array_append_val (members, number);
        }
    }
  return members;
}

/* How much darker the SHADED squares of SHADOW are than the lit wall REACH squares off; 0 where no
 * lit wall is so near. */
static double
shadow_depth (const IdpWall *wall, const GArray *shadow, const guint8 *shaded, int reach)
{
  g_autofree float *depths = g_new (float, 4 * shadow->len);
  int n = 0;
  for (guint i = 0; i < shadow->len; i++)
    for (int k = 0; k < 4; k++)
      {
        const int number = g_array_index (shadow, int, i);
        const int lit = square_beside (wall, number, steps[k], reach);
        if (lit >= 0 && wall->squares[lit].wall && !shaded[lit])
          depths[n++] = (wall->squares[lit].lab[0] - wall->squares[lit].plain)
                        - (wall->squares[number].lab[0] - wall->squares[number].plain);
      }
  return n > 0 ? idp_quantile (depths, n, DEPTH_SHARE) : 0;
}

/* The deepest shadow and its depth; NULL and 0 where there is none. */
static GArray *
find_shadow (const IdpWall *wall, const IdpRule *rule, double *depth)
{
  const int n = wall->rows * wall->columns;
  const double least = idp_rule_number (rule, "area-percent") / 100 * n;
  const int reach = idp_rule_number (rule, "edge-squares");
  double lab[3];
  idp_wall_median_lab (wall, lab);
  const float ab[2] = { lab[1], lab[2] };
  g_autofree guint8 *shaded = g_new (guint8, n);
  for (int i = 0; i < n; i++)
    shaded[i] = is_shaded (&wall->squares[i], ab, rule);
  g_autofree guint8 *open = g_memdup2 (shaded, n);

  g_autoptr (GArray) deepest = NULL;
  *depth = 0;
  for (int i = 0; i < n; i++)
    {
      gboolean touches_person;
      if (!open[i])
        continue;
      g_autoptr (GArray) blob = take_blob (wall, open, i, &touches_person);
      if (!touches_person || blob->len < least)
        continue;
      const double blob_depth = shadow_depth (wall, blob, shaded, reach);
      if (blob_depth <= *depth)
        continue;
      *depth = blob_depth;
      g_clear_pointer (&deepest, g_array_unref);
      deepest = g_steal_pointer (&blob);
    }
  return g_steal_pointer (&deepest);
}

static IdpMeasurement
run_shadow (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };

  double depth = 0;
  g_autoptr (GArray) shadow = find_shadow (wall, rule, &depth);
  return (IdpMeasurement){
    .measured = depth,
    .region = shadow != NULL ? idp_wall_region (photo, wall, shadow) : (IdpRect){ 0 },
    .unsure = !photo->silhouette->trusted,
  };
}

/* --- Evenness --- */

static double
plain_of (const IdpWallSquare *square)
{
  return square->plain;
}

static double
odd_of (const IdpWallSquare *square)
{
  return square->lab[0] - square->plain;
}

/* The wall squares that lie between LOW and HIGH L* off the plane. */
static GArray *
squares_between (const IdpWall *wall, double low, double high)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      const IdpWallSquare *square = &wall->squares[i];
      if (square->wall && odd_of (square) >= low && odd_of (square) <= high)
        g_array_append_val (members, i);
    }
  return members;
}

/* A slope over the whole wall and what is odd on it are taken apart, so that neither hides nor
 * swells the other; the larger counts. */
static IdpMeasurement
run_uneven (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };

  const double slope = idp_wall_quantile (wall, HIGH_SHARE, plain_of)
                       - idp_wall_quantile (wall, LOW_SHARE, plain_of);
  const double low = idp_wall_quantile (wall, LOW_SHARE, odd_of);
  const double high = idp_wall_quantile (wall, HIGH_SHARE, odd_of);
  double from = -INFINITY, to = INFINITY;
  if (slope < high - low && -low > high)
    to = low / 2;
  else if (slope < high - low)
    from = high / 2;
  g_autoptr (GArray) odd = squares_between (wall, from, to);
  return (IdpMeasurement){
    .measured = MAX (slope, high - low),
    .region = idp_wall_region (photo, wall, odd),
    .unsure = !photo->silhouette->trusted,
  };
}

const IdpCheck idp_check_bg_uneven = {
  .id = "bg-uneven",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 }, { "margin", 0, 64 }, { NULL } },
  .run = run_uneven,
};
const IdpCheck idp_check_bg_shadow = {
  .id = "bg-shadow",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 },
                                { "margin", 0, 64 },
                                { "shade", 0, 100 },
                                { "light-left", 0, 1 },
                                { "chroma-shift", 0, 100 },
                                { "area-percent", 0, 100 },
                                { "edge-squares", 1, 64 },
                                { NULL } },
  .run = run_shadow,
};
