/* paint-mask: how much of a change every pixel of a picture gets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint-mask.h"

#include <string.h>

#include "gaussian.h"

PaintMask *
paint_mask_new (const IdpImage *image)
{
  PaintMask *mask = g_new (PaintMask, 1);
  *mask = (PaintMask){ image->width_px, image->height_px,
                       g_new0 (float, (gsize) image->width_px * image->height_px) };
  return mask;
}

PaintMask *
paint_mask_new_full (const IdpImage *image)
{
  PaintMask *mask = paint_mask_new (image);
  paint_mask_invert (mask);
  return mask;
}

void
paint_mask_free (PaintMask *mask)
{
  if (mask == NULL)
    return;
  g_free (mask->share);
  g_free (mask);
}

static gsize
count (const PaintMask *mask)
{
  return (gsize) mask->width_px * mask->height_px;
}

/* From 1 at 0 smoothly down to 0 at 1. */
static double
fall (double t)
{
  const double u = CLAMP (t, 0, 1);
  return 1 - u * u * (3 - 2 * u);
}

/* --- Shapes --- */

typedef double (*Share) (gconstpointer shape, IdpPoint p);

/* Puts SHARE of SHAPE where it is more than what is there, inside the box from LOW to HIGH. */
static void
add_shape (PaintMask *mask, Share share, gconstpointer shape, IdpPoint low, IdpPoint high)
{
  const int left = MAX (0, floor (low.x)), right = MIN (mask->width_px, ceil (high.x));
  const int top = MAX (0, floor (low.y)), bottom = MIN (mask->height_px, ceil (high.y));
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        float *at = paint_mask_at (mask, x, y);
        *at = MAX (*at, share (shape, (IdpPoint){ x + 0.5, y + 0.5 }));
      }
}

typedef struct
{
  IdpPoint centre;
  double radius_x, radius_y;
  double cosine, sine;
  double feather_px;
} Ellipse;

static double
ellipse_share (gconstpointer shape, IdpPoint p)
{
  const Ellipse *ellipse = shape;
  const double dx = p.x - ellipse->centre.x, dy = p.y - ellipse->centre.y;
  const double along = ellipse->cosine * dx + ellipse->sine * dy;
  const double across = -ellipse->sine * dx + ellipse->cosine * dy;
  const double radii = hypot (along / ellipse->radius_x, across / ellipse->radius_y);
  const double beyond_px = radii > 1 ? hypot (dx, dy) * (1 - 1 / radii) : 0;
  return beyond_px <= 0 ? 1 : ellipse->feather_px > 0 ? fall (beyond_px / ellipse->feather_px) : 0;
}

void
paint_mask_add_ellipse (PaintMask *mask, IdpPoint centre, double radius_x, double radius_y,
                        double turn_deg, double feather_px)
{
  g_return_if_fail (radius_x > 0 && radius_y > 0);
  const double turn = turn_deg * G_PI / 180;
  const double reach = MAX (radius_x, radius_y) + feather_px;
  const Ellipse ellipse = { centre, radius_x, radius_y, cos (turn), sin (turn), feather_px };
  add_shape (mask, ellipse_share, &ellipse, (IdpPoint){ centre.x - reach, centre.y - reach },
             (IdpPoint){ centre.x + reach, centre.y + reach });
}

/* A Gaussian of which the radius is three deviations, less what it has there. */
static double
soft_disc_share (gconstpointer shape, IdpPoint p)
{
  const Ellipse *disc = shape;
  const double r = 3 * hypot (p.x - disc->centre.x, p.y - disc->centre.y) / disc->radius_x;
  const double rim = exp (-4.5);
  return r < 3 ? (exp (-r * r / 2) - rim) / (1 - rim) : 0;
}

void
paint_mask_add_soft_disc (PaintMask *mask, IdpPoint centre, double radius)
{
  const Ellipse disc = { .centre = centre, .radius_x = radius };
  add_shape (mask, soft_disc_share, &disc, (IdpPoint){ centre.x - radius, centre.y - radius },
             (IdpPoint){ centre.x + radius, centre.y + radius });
}

typedef struct
{
  const IdpPoint *points;
  int n;
  double half_width_px; /* of a line */
  double feather_px;
} Outline;

static double
segment_distance (IdpPoint a, IdpPoint b, IdpPoint p)
{
  const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
  const double t = square > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0, 1) : 0;
  return hypot (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

static double
line_share (gconstpointer shape, IdpPoint p)
{
  const Outline *line = shape;
  double distance = INFINITY;
  for (int i = 0; i + 1 < line->n; i++)
    distance = fmin (distance, segment_distance (line->points[i], line->points[i + 1], p));
  return fall ((distance - line->half_width_px) / line->feather_px + 0.5);
}

static double
polygon_share (gconstpointer shape, IdpPoint p)
{
  const Outline *polygon = shape;
  double distance = INFINITY;
  gboolean inside = FALSE;
  for (int i = 0; i < polygon->n; i++)
    {
      const IdpPoint a = polygon->points[i], b = polygon->points[(i + 1) % polygon->n];
      distance = fmin (distance, segment_distance (a, b, p));
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
        inside = !inside;
    }
  return fall ((inside ? -distance : distance) / polygon->feather_px + 0.5);
}

static void
add_outline (PaintMask *mask, Share share, const Outline *outline)
{
  g_return_if_fail (outline->feather_px > 0);
  const double reach = outline->half_width_px + outline->feather_px / 2;
  IdpPoint low = { INFINITY, INFINITY }, high = { -INFINITY, -INFINITY };
  for (int i = 0; i < outline->n; i++)
    {
      const IdpPoint p = outline->points[i];
      low = (IdpPoint){ fmin (low.x, p.x - reach), fmin (low.y, p.y - reach) };
      high = (IdpPoint){ fmax (high.x, p.x + reach), fmax (high.y, p.y + reach) };
    }
  if (outline->n > 0)
    add_shape (mask, share, outline, low, high);
}

void
paint_mask_add_polygon (PaintMask *mask, const IdpPoint *points, int n, double feather_px)
{
  add_outline (mask, polygon_share, &(Outline){ points, n, 0, feather_px });
}

void
paint_mask_add_line (PaintMask *mask, const IdpPoint *points, int n, double width_px,
                     double feather_px)
{
  add_outline (mask, line_share, &(Outline){ points, n, width_px / 2, feather_px });
}

/* --- Whole masks --- */

void
paint_mask_scale (PaintMask *mask, double share)
{
  for (gsize i = 0; i < count (mask); i++)
    mask->share[i] *= share;
}

void
paint_mask_multiply (PaintMask *mask, const PaintMask *other)
{
  for (gsize i = 0; i < count (mask); i++)
    mask->share[i] *= other->share[i];
}

void
paint_mask_invert (PaintMask *mask)
{
  for (gsize i = 0; i < count (mask); i++)
    mask->share[i] = 1 - mask->share[i];
}

void
paint_mask_blur (PaintMask *mask, double sigma_px)
{
  gaussian_blur (mask->share, mask->width_px, mask->height_px, 1, sigma_px);
}

IdpRect
paint_mask_bounds (const PaintMask *mask, double least)
{
  int left = mask->width_px, top = mask->height_px, right = 0, bottom = 0;
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      if (*paint_mask_at (mask, x, y) >= least)
        {
          left = MIN (left, x);
          right = MAX (right, x + 1);
          top = MIN (top, y);
          bottom = MAX (bottom, y + 1);
        }
  return (IdpRect){ left, top, MAX (0, right - left), MAX (0, bottom - top) };
}
