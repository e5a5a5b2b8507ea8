/* geometry.h: points and rectangles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <math.h>

/* A place in a picture; x to the right, y down, pixel centres at integers + 0.5. NAN = not
 * measured. */
typedef struct
{
  double x;
  double y;
} IdpPoint;

/* Whole pixels; covers x <= column < x + width. */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} IdpRect;

#define IDP_POINT_NONE ((IdpPoint){ NAN, NAN })

static inline gboolean
idp_point_known (IdpPoint p)
{
  return !isnan (p.x) && !isnan (p.y);
}

/* P in a picture FACTOR times as large. */
static inline IdpPoint
idp_point_scaled (IdpPoint p, double factor)
{
  return (IdpPoint){ p.x * factor, p.y * factor };
}

static inline gboolean
idp_rect_is_empty (const IdpRect *r)
{
  return r->width <= 0 || r->height <= 0;
}

/* The common part of A and B; empty where there is none. */
static inline IdpRect
idp_rect_intersect (const IdpRect *a, const IdpRect *b)
{
  int x0 = MAX (a->x, b->x), y0 = MAX (a->y, b->y);
  int x1 = MIN (a->x + a->width, b->x + b->width), y1 = MIN (a->y + a->height, b->y + b->height);
  return (IdpRect){ x0, y0, MAX (0, x1 - x0), MAX (0, y1 - y0) };
}
