/* similarity.h: turning, scaling and shifting at once. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"

/* x' = a x - b y + x0, y' = b x + a y + y0. */
typedef struct
{
  double a, b;
  double x0, y0;
} IdpSimilarity;

static inline IdpPoint
idp_similarity_apply (const IdpSimilarity *s, IdpPoint p)
{
  return (IdpPoint){ s->a * p.x - s->b * p.y + s->x0, s->b * p.x + s->a * p.y + s->y0 };
}

/* How much longer it makes things. */
static inline double
idp_similarity_scale (const IdpSimilarity *s)
{
  return hypot (s->a, s->b);
}

/* The one that takes FROM[0] to TO[0] and FROM[1] to TO[1]; the two of FROM must differ. */
static inline IdpSimilarity
idp_similarity_between (const IdpPoint from[2], const IdpPoint to[2])
{
  const double ux = from[1].x - from[0].x, uy = from[1].y - from[0].y;
  const double vx = to[1].x - to[0].x, vy = to[1].y - to[0].y;
  const double square = ux * ux + uy * uy;
  const double a = (ux * vx + uy * vy) / square, b = (ux * vy - uy * vx) / square;
  return (IdpSimilarity){ a, b, to[0].x - a * from[0].x + b * from[0].y,
                          to[0].y - b * from[0].x - a * from[0].y };
}

static inline IdpSimilarity
idp_similarity_inverse (const IdpSimilarity *s)
{
  const double square = s->a * s->a + s->b * s->b;
  const double a = s->a / square, b = -s->b / square;
  return (IdpSimilarity){ a, b, -a * s->x0 + b * s->y0, -b * s->x0 - a * s->y0 };
}
