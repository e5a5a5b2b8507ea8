/* wall: what can be seen of the background, as means over squares, which noise hardly moves.
 * Private to the checks. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check.h"

typedef struct
{
  float lab[3];  /* mean */
  float spread;  /* standard deviation of L* */
  gboolean wall; /* nothing but background in it and around it */
} IdpWallSquare;

typedef struct
{
  int size_px; /* of the view */
  int columns, rows;
  IdpWallSquare *squares; /* owned; columns * rows */
  int count;              /* of them that are wall */
} IdpWall;

/* RULE has the parameters `square` and `margin`. */
IdpWall *idp_wall_measure (const IdpPhoto *photo, const IdpRule *rule);
void idp_wall_free (IdpWall *wall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpWall, idp_wall_free)

/* Less of the wall than this share of the view says nothing about it. */
#define IDP_WALL_LEAST_SHARE 0.04

gboolean idp_wall_suffices (const IdpWall *wall);

/* The L*, a* or b* of a square. */
double idp_wall_square_l (const IdpWallSquare *square);
double idp_wall_square_a (const IdpWallSquare *square);
double idp_wall_square_b (const IdpWallSquare *square);

/* The value below which SHARE of all wall squares lie; VALUE tells that of one square. */
double idp_wall_quantile (const IdpWall *wall, double share,
                          double (*value) (const IdpWallSquare *square));

/* The L*, a* and b* that half of all wall squares lie below. */
void idp_wall_median_lab (const IdpWall *wall, double lab[3]);

/* The rectangle around the squares of MEMBERS (int, by number), px of the upright original; empty
 * without any. */
IdpRect idp_wall_region (const IdpPhoto *photo, const IdpWall *wall, const GArray *members);
