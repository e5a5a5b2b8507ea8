/* background-objects: things behind the person that are no wall: furniture, a door, a switch, an
 * edge.
 *
 * A wall changes slowly; where squares side by side differ by more than a crease or a stain, there
 * is an edge of something. The person and what hangs from it are left out by a wide margin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
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

/* Whether an edge runs through or beside square number I: two squares apart, so that the edge need
 * not fall between squares. */
static gboolean
has_edge (const IdpWall *wall, int i, double least)
{
  const IdpWallSquare *left = wall_beside (wall, i, -1, 0), *right = wall_beside (wall, i, 1, 0);
  const IdpWallSquare *up = wall_beside (wall, i, 0, -1), *down = wall_beside (wall, i, 0, 1);
  return (left != NULL && right != NULL && difference (left, right) > least)
         || (up != NULL && down != NULL && difference (up, down) > least);
}

/* Share of the wall with an edge of something. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };

  const double least = idp_rule_number (rule, "edge");
  const double busy = idp_rule_number (rule, "spread");
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < wall->columns * wall->rows; i++)
    if (wall->squares[i].wall && (wall->squares[i].spread > busy || has_edge (wall, i, least)))
      g_array_append_val (members, i);
  return (IdpMeasurement){
    .measured = 100.0 * members->len / wall->count,
    .region = idp_wall_region (photo, wall, members),
  };
}

const IdpCheck idp_check_bg_objects = {
  .id = "bg-objects",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 },
                                { "margin", 0, 64 },
                                { "edge", 0, 100 },
                                { "spread", 0, 100 },
                                { NULL } },
  .run = run,
};
