/* sitter-private.h: what the files of the sitter share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "sitter.h"
#include "srgb.h"

/* Proportions of the figure in IOD; the origin is between the eyes, y points down. */
#define CROWN_Y (-1.78)
#define CHIN_Y 1.75
#define MOUTH_Y 1.10
#define EYE_X 0.5
#define NECK_PIVOT_Y 2.1 /* the head tilts about this point */

/* Where one person is drawn. */
typedef struct
{
  double eyes_x; /* px, between the eyes of an untilted head */
  double eyes_y;
  double iod_px;
} SitterPlace;

/* Smooth curves through points (Catmull-Rom): as a path, and the place T = 0..1 along an open one.
 */
void sitter_trace (cairo_t *cr, const IdpPoint *points, int n, gboolean closed);
IdpPoint sitter_curve_at (const IdpPoint *points, int n, double t);

/* Appends the closed curve whose right half runs through POINTS, first and last on the axis. */
void sitter_trace_mirrored (cairo_t *cr, const IdpPoint *points, int n);

/* Skin of a face that is lit from the front and above, with about DETAIL samples per IOD; a fill of
 * the current path with it. */
cairo_surface_t *sitter_relief_new (double skin_tone, double highlight, double detail);
void sitter_relief_fill (cairo_t *cr, cairo_surface_t *relief);

/* Colours. */
SitterColour sitter_skin_colour (double skin_tone);
void sitter_set_colour (cairo_t *cr, SitterColour colour, double alpha);
SitterColour sitter_shade (SitterColour colour, double gain); /* gain of the code values */
SitterColour sitter_mixed (SitterColour colour, SitterColour over, double opacity);

/* Strokes the current path with soft edges, WIDTH wide where it still has half of ALPHA. */
void sitter_soft_stroke (cairo_t *cr, double width, SitterColour colour, double alpha);

/* A spot that fades smoothly from ALPHA in its middle to nothing at the radii RX and RY. */
void sitter_spot (cairo_t *cr, double x, double y, double rx, double ry, SitterColour colour,
                  double alpha);

/* Parts of the figure, from back to front; CR is in IOD. */
void sitter_draw_hair_back (cairo_t *cr, const SitterParams *params, GRand *rand);
void sitter_draw_hair_front (cairo_t *cr, const SitterParams *params, GRand *rand);
void sitter_draw_body (cairo_t *cr, const SitterParams *params);
void sitter_draw_head (cairo_t *cr, const SitterParams *params, cairo_surface_t *relief,
                       GRand *rand);
void sitter_draw_glasses (cairo_t *cr, const SitterParams *params);
void sitter_draw_fringe_shadow (cairo_t *cr, const SitterParams *params);
void sitter_draw_earrings (cairo_t *cr, const SitterParams *params);
void sitter_draw_necklace (cairo_t *cr, const SitterParams *params);

/* Colour laid over the skin of the face, before eyes and brows are drawn. */
void sitter_draw_makeup (cairo_t *cr, const SitterParams *params);

/* In the corner of the picture, whatever CR was set to. */
void sitter_draw_date (cairo_t *cr, const SitterParams *params);

/* Appends outlines that the truth is read from. */
void sitter_trace_face (cairo_t *cr);
void sitter_trace_ears (cairo_t *cr);
void sitter_trace_hair (cairo_t *cr, SitterHair hair);
IdpPoint sitter_shoulder (void); /* the right one */

/* Puts PEOPLE (premultiplied ARGB) before the wall and takes the photo into IMAGE. */
void sitter_expose (const SitterParams *params, const SitterPlace *place, cairo_surface_t *people,
                    IdpImage *image);
