/* paint-mask.h: how much of a change every pixel of a picture gets, made of soft shapes.
 * Lengths are in px of the picture. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef struct
{
  int width_px;
  int height_px;
  float *share; /* of the change that each pixel gets, 0..1; owned */
} PaintMask;

/* As large as IMAGE, 0 or 1 everywhere. */
PaintMask *paint_mask_new (const IdpImage *image);
PaintMask *paint_mask_new_full (const IdpImage *image);
void paint_mask_free (PaintMask *mask);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaintMask, paint_mask_free)

static inline float *
paint_mask_at (const PaintMask *mask, int x, int y)
{
  return mask->share + (gsize) y * mask->width_px + x;
}

/* 1 on the ellipse around CENTRE, from there to FEATHER_PX beyond its edge smoothly down to 0. What
 * is in the mask stays where it is more. The ellipse is turned by TURN_DEG, clockwise. */
void paint_mask_add_ellipse (PaintMask *mask, IdpPoint centre, double radius_x, double radius_y,
                             double turn_deg, double feather_px);

/* A disc that fades from 1 in the middle to 0 at RADIUS, like a Gaussian. */
void paint_mask_add_soft_disc (PaintMask *mask, IdpPoint centre, double radius);

/* The polygon through N POINTS, 1 inside, from half of FEATHER_PX within its edge to half of it
 * beyond smoothly down to 0. FEATHER_PX of 1 is a sharp edge without stairs. */
void paint_mask_add_polygon (PaintMask *mask, const IdpPoint *points, int n, double feather_px);

/* The line through N POINTS, WIDTH_PX wide, with edges as of a polygon. */
void paint_mask_add_line (PaintMask *mask, const IdpPoint *points, int n, double width_px,
                          double feather_px);

/* Times SHARE everywhere. */
void paint_mask_scale (PaintMask *mask, double share);

/* Times what OTHER, of the same size, has: the part of both. */
void paint_mask_multiply (PaintMask *mask, const PaintMask *other);

void paint_mask_invert (PaintMask *mask);
void paint_mask_blur (PaintMask *mask, double sigma_px);

/* The rectangle around all pixels of at least LEAST; empty where there is none. */
IdpRect paint_mask_bounds (const PaintMask *mask, double least);
