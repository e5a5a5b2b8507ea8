/* background-objects: things behind the person that are no wall: furniture, a door, a switch, an
 * edge.
 *
 * A wall changes slowly; where squares side by side differ by more than a crease or a stain, there
 * is an edge of something. The person and what hangs from it are left out by a wide margin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "regions.h"
#include "wall.h"

/* Distance in Lab between two squares. */
static double
difference (const IdpWallSquare *a, const IdpWallSquare *b)
{
  return sqrt (pow (a->lab[0] - b->lab[0], 2) + pow (a->lab[1] - b->lab[1], 2)
               + pow (a->lab[2] - b->lab[2], 2));
}

/* The square DX and DY from number I; NULL outside, and where there is no wall. */
static const IdpWallSquare *
wall_beside (const IdpWall *wall, int i, int dx, int dy)
{
  const int x = i % wall->columns + dx, y = i / wall->columns + dy;
  if (x < 0 || x >= wall->columns || y < 0 || y >= wall->rows
      || !wall->squares[y * wall->columns + x].wall)
    return NULL;
  return &wall->squares[y * wall->columns + x];
}

/* How much the squares to both sides of number I differ, or above and below it, whichever is more:
 * two squares apart, so that an edge need not fall between squares. NAN where there are none. */
static double
step_at (const IdpWall *wall, int i)
{
  const IdpWallSquare *left = wall_beside (wall, i, -1, 0), *right = wall_beside (wall, i, 1, 0);
  const IdpWallSquare *up = wall_beside (wall, i, 0, -1), *down = wall_beside (wall, i, 0, 1);
  return fmax (left != NULL && right != NULL ? difference (left, right) : NAN,
               up != NULL && down != NULL ? difference (up, down) : NAN);
}

static double
median_step (const IdpWall *wall)
{
  g_autofree float *steps = g_new (float, wall->count);
  int n = 0;
  for (int i = 0; i < wall->columns * wall->rows; i++)
    if (wall->squares[i].wall && !isnan (step_at (wall, i)))
      steps[n++] = step_at (wall, i);
  return n > 0 ? idp_quantile (steps, n, 0.5) : 0;
}

/* The squares that show something else than most of the wall, by LEAST, with its edges. */
static GArray *
thing_squares (const IdpWall *wall, const guint8 *edges, double least)
{
  double median[3];
  idp_wall_median_lab (wall, median);
  const IdpWallSquare most = { .lab = { median[0], median[1], median[2] } };
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < wall->columns * wall->rows; i++)
    if (wall->squares[i].wall && (edges[i] || difference (&wall->squares[i], &most) > least))
      g_array_append_val (members, i);
  return members;
}

/* Share of the wall with an edge of something: a step beyond those that its texture or the slope of
 * its light has everywhere. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };

  const double least
      = idp_rule_number (rule, "edge") + idp_rule_number (rule, "usual-steps") * median_step (wall);
  const double busy = idp_rule_number (rule, "spread");
  g_autofree guint8 *edges = g_new0 (guint8, wall->columns * wall->rows);
  int n = 0;
  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      edges[i]
          = wall->squares[i].wall && (wall->squares[i].spread > busy || step_at (wall, i) > least);
      n += edges[i];
    }
  IdpMeasurement m = { .measured = 100.0 * n / wall->count };
  if (n > 0)
    {
      g_autoptr (GArray) things = thing_squares (wall, edges, least);
      m.region = idp_wall_region (photo, wall, things);
    }
  return m;
}

const IdpCheck idp_check_bg_objects = {
  .id = "bg-objects",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 },
                                { "margin", 0, 64 },
                                { "edge", 0, 100 },
                                { "usual-steps", 0, 10 },
                                { "spread", 0, 100 },
                                { NULL } },
  .run = run,
};
