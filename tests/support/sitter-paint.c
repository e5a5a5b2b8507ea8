/* sitter-paint: curves, colours and soft spots for the figure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

/* The point before the first and behind the last is the end itself, or wraps around. */
static IdpPoint
neighbour (const IdpPoint *points, int n, int i, gboolean closed)
{
  return points[closed ? (i + n) % n : CLAMP (i, 0, n - 1)];
}

/* The two handles of the curve from point I to the next. */
static void
handles (const IdpPoint *points, int n, int i, gboolean closed, IdpPoint *out, IdpPoint *in)
{
  IdpPoint before = neighbour (points, n, i - 1, closed), from = neighbour (points, n, i, closed);
  IdpPoint to = neighbour (points, n, i + 1, closed), after = neighbour (points, n, i + 2, closed);
  *out = (IdpPoint){ from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6 };
  *in = (IdpPoint){ to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6 };
}

void
sitter_trace (cairo_t *cr, const IdpPoint *points, int n, gboolean closed)
{
  cairo_new_sub_path (cr);
  cairo_line_to (cr, points[0].x, points[0].y);
  for (int i = 0; i < (closed ? n : n - 1); i++)
    {
      IdpPoint out, in, to = neighbour (points, n, i + 1, closed);
      handles (points, n, i, closed, &out, &in);
      cairo_curve_to (cr, out.x, out.y, in.x, in.y, to.x, to.y);
    }
  if (closed)
    cairo_close_path (cr);
}

void
sitter_trace_mirrored (cairo_t *cr, const IdpPoint *points, int n)
{
  g_autofree IdpPoint *whole = g_new (IdpPoint, 2 * n - 2);
  for (int i = 0; i < n; i++)
    whole[i] = points[i];
  for (int i = 1; i < n - 1; i++)
    whole[2 * n - 2 - i] = (IdpPoint){ -points[i].x, points[i].y };
  sitter_trace (cr, whole, 2 * n - 2, TRUE);
}

IdpPoint
sitter_curve_at (const IdpPoint *points, int n, double t)
{
  double along = CLAMP (t, 0, 1) * (n - 1);
  int i = MIN ((int) along, n - 2);
  double u = along - i, v = 1 - u;

  IdpPoint out, in;
  handles (points, n, i, FALSE, &out, &in);
  double a = v * v * v, b = 3 * v * v * u, c = 3 * v * u * u, d = u * u * u;
  return (IdpPoint){ a * points[i].x + b * out.x + c * in.x + d * points[i + 1].x,
                     a * points[i].y + b * out.y + c * in.y + d * points[i + 1].y };
}

SitterColour
sitter_skin_colour (double skin_tone)
{
  const double fair[3] = { 241, 210, 190 }, tan[3] = { 160, 112, 84 };
  double c[3];
  for (int i = 0; i < 3; i++)
    c[i] = fair[i] + skin_tone * (tan[i] - fair[i]);
  return (SitterColour){ c[0], c[1], c[2] };
}

void
sitter_set_colour (cairo_t *cr, SitterColour colour, double alpha)
{
  cairo_set_source_rgba (cr, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, alpha);
}

SitterColour
sitter_shade (SitterColour colour, double gain)
{
  return (SitterColour){ CLAMP (colour.r * gain, 0, 255), CLAMP (colour.g * gain, 0, 255),
                         CLAMP (colour.b * gain, 0, 255) };
}

SitterColour
sitter_mixed (SitterColour colour, SitterColour over, double opacity)
{
  return (SitterColour){
    colour.r + opacity * (over.r - colour.r),
    colour.g + opacity * (over.g - colour.g),
    colour.b + opacity * (over.b - colour.b),
  };
}

void
sitter_soft_stroke (cairo_t *cr, double width, SitterColour colour, double alpha)
{
  /* Strokes on top of each other, from wide to narrow. */
  enum
  {
    LAYERS = 6
  };
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  sitter_set_colour (cr, colour, 1 - pow (1 - alpha, 1.0 / LAYERS));
  for (int i = 0; i < LAYERS; i++)
    {
      cairo_set_line_width (cr, width * (1.9 - 1.8 * i / (LAYERS - 1)));
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

void
sitter_spot (cairo_t *cr, double x, double y, double rx, double ry, SitterColour colour,
             double alpha)
{
  cairo_pattern_t *fade = cairo_pattern_create_radial (0, 0, 0, 0, 0, 1);
  for (int i = 0; i <= 8; i++)
    {
      double r = i / 8.0, rest = (1 - r * r) * (1 - r * r); /* flat in the middle and at the edge */
      cairo_pattern_add_color_stop_rgba (fade, r, colour.r / 255.0, colour.g / 255.0,
                                         colour.b / 255.0, alpha * rest);
    }
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_set_source (cr, fade);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (fade);
}
