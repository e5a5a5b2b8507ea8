/* sitter-body: neck, shirt and jacket.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

static const SitterColour shadow = { 96, 48, 34 };
static const SitterColour shirt = { 228, 222, 212 };
static const SitterColour black = { 0, 0, 0 };
static const SitterColour white = { 255, 255, 255 };

/* Right half of the jacket, from the nape to the hem; below the hem it goes straight on to the floor, which
 * lies below every frame. */
static const IdpPoint jacket_half[] = {
  { 0.00, 2.20 }, { 0.66, 2.24 }, { 1.10, 2.50 }, { 1.80, 2.75 }, { 2.45, 2.98 }, { 2.90, 3.26 },
  { 3.14, 3.80 }, { 3.28, 4.60 }, { 3.42, 6.00 }, { 3.50, 7.50 }, { 3.50, 9.00 }, { 0.00, 9.00 },
};
#define SHOULDER_INDEX 5
#define HEM_Y 7.5
#define HEM_X 3.5
#define FLOOR_Y 60

/* Neckline of the jacket and where its lapels meet. */
#define COLLAR_X 0.74
#define COLLAR_Y 2.10
#define BUTTON_Y 5.2

IdpPoint
sitter_shoulder (void)
{
  return jacket_half[SHOULDER_INDEX];
}

static void
trace_jacket (cairo_t *cr)
{
  sitter_trace_mirrored (cr, jacket_half, G_N_ELEMENTS (jacket_half));
  cairo_rectangle (cr, -HEM_X, HEM_Y, 2 * HEM_X, FLOOR_Y - HEM_Y);
}

static void
draw_jacket (cairo_t *cr, SitterColour top, gboolean stripes)
{
  cairo_save (cr);
  trace_jacket (cr);
  cairo_clip (cr);
  sitter_set_colour (cr, top, 1);
  cairo_paint (cr);
  if (stripes)
    {
      sitter_set_colour (cr, white, 0.55);
      cairo_set_line_width (cr, 0.16);
      for (double x = -4.0; x <= 4.0; x += 0.4)
        {
          cairo_move_to (cr, x, 2);
          cairo_line_to (cr, 1.1 * x, FLOOR_Y);
          cairo_stroke (cr);
        }
    }

  /* Shoulders catch the light, sides and arms turn away from it, sleeves are set in. */
  for (int side = -1; side <= 1; side += 2)
    {
      sitter_spot (cr, side * 1.75, 3.00, 1.30, 0.55, white, 0.09);
      sitter_spot (cr, side * 1.30, 4.40, 0.90, 1.60, white, 0.035);
      sitter_spot (cr, side * 3.45, 4.80, 0.90, 2.60, black, 0.42);
      sitter_spot (cr, side * 2.42, 5.20, 0.28, 1.90, black, 0.30);
      sitter_set_colour (cr, black, 0.25);
      cairo_set_line_width (cr, 0.03);
      cairo_move_to (cr, side * 2.66, 3.12);
      cairo_curve_to (cr, side * 2.42, 3.5, side * 2.36, 4.0, side * 2.46, 4.6);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_shirt (cairo_t *cr)
{
  cairo_save (cr);
  cairo_move_to (cr, -COLLAR_X, COLLAR_Y);
  cairo_line_to (cr, COLLAR_X, COLLAR_Y);
  cairo_line_to (cr, 0.98, 2.60);
  cairo_line_to (cr, 0, BUTTON_Y);
  cairo_line_to (cr, -0.98, 2.60);
  cairo_clip (cr);
  sitter_set_colour (cr, sitter_shade (shirt, 0.94), 1);
  cairo_paint (cr);
  sitter_spot (cr, -0.95, 3.5, 0.7, 1.5, black, 0.25);
  sitter_spot (cr, 0.95, 3.5, 0.7, 1.5, black, 0.30);
  sitter_spot (cr, 0, 3.05, 0.9, 0.6, black, 0.18);
  sitter_set_colour (cr, black, 0.16);
  cairo_set_line_width (cr, 0.014);
  cairo_move_to (cr, 0.10, 3.0);
  cairo_line_to (cr, 0.10, BUTTON_Y);
  cairo_stroke (cr);
  for (double y = 3.55; y < BUTTON_Y; y += 0.62)
    {
      sitter_set_colour (cr, black, 0.22);
      cairo_arc (cr, 0, y, 0.042, 0, 2 * G_PI);
      cairo_fill (cr);
      sitter_set_colour (cr, shirt, 1);
      cairo_arc (cr, -0.006, y - 0.008, 0.035, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

/* Skin of the neck down to the open button of the shirt. */
void
sitter_draw_neck (cairo_t *cr, const SitterParams *params)
{
  static const IdpPoint neck_half[] = {
    { 0.00, 0.90 }, { 0.60, 0.92 }, { 0.735, 1.30 }, { 0.70, 1.80 }, { 0.74, 2.20 }, { 0.62, 2.62 },
    { 0.00, 3.10 },
  };
  SitterColour skin = sitter_shade (sitter_skin_colour (params->skin_tone), 0.93);

  cairo_save (cr);
  sitter_trace_mirrored (cr, neck_half, G_N_ELEMENTS (neck_half));
  cairo_clip (cr);
  sitter_set_colour (cr, skin, 1);
  cairo_paint (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      sitter_spot (cr, side * 0.80, 2.05, 0.42, 1.10, shadow, 0.62); /* round */
      sitter_spot (cr, side * 0.20, 2.68, 0.16, 0.30, shadow, 0.16); /* between the collar bones */
    }
  sitter_spot (cr, 0.04, 1.58, 0.98, 0.62, shadow, 0.72); /* shade of the chin */
  sitter_spot (cr, 0.00, 2.28, 0.16, 0.26, white, 0.05);
  cairo_restore (cr);
}

static void
draw_collar (cairo_t *cr, int side)
{
  cairo_save (cr);
  cairo_scale (cr, side, 1);
  cairo_move_to (cr, 0.70, 1.98);
  cairo_curve_to (cr, 0.78, 2.06, 0.92, 2.30, 0.98, 2.52);
  cairo_line_to (cr, 0.56, 3.34);
  cairo_line_to (cr, 0.05, 2.92);
  cairo_curve_to (cr, 0.38, 2.80, 0.66, 2.42, 0.70, 1.98);
  cairo_clip_preserve (cr);
  sitter_set_colour (cr, shirt, 1);
  cairo_paint (cr);
  sitter_spot (cr, 0.72, 2.10, 0.30, 0.50, black, 0.20);
  sitter_spot (cr, 0.95, 2.80, 0.30, 0.60, black, 0.16);
  sitter_set_colour (cr, black, 0.28);
  cairo_set_line_width (cr, 0.020);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_lapel (cairo_t *cr, int side, SitterColour top)
{
  cairo_save (cr);
  cairo_scale (cr, side, 1);
  cairo_move_to (cr, 0.80, 2.14);
  cairo_curve_to (cr, 0.98, 2.30, 1.16, 2.46, 1.26, 2.56);
  cairo_line_to (cr, 1.62, 3.22);
  cairo_line_to (cr, 1.28, 3.42); /* the notch */
  cairo_line_to (cr, 1.48, 3.60);
  cairo_curve_to (cr, 1.20, 4.30, 0.60, 5.00, 0.05, BUTTON_Y);
  cairo_curve_to (cr, 0.40, 4.40, 0.90, 3.20, 0.92, 2.60);
  cairo_curve_to (cr, 0.90, 2.40, 0.86, 2.26, 0.80, 2.14);
  cairo_close_path (cr);
  cairo_path_t *edge = cairo_copy_path (cr);
  cairo_save (cr);
  cairo_clip (cr);
  sitter_set_colour (cr, top, 1);
  cairo_paint (cr);
  sitter_spot (cr, 1.05, 3.00, 0.60, 1.20, white, 0.08);
  sitter_spot (cr, 0.20, 4.90, 0.60, 0.90, black, 0.18);
  cairo_restore (cr);
  cairo_append_path (cr, edge);
  cairo_path_destroy (edge);
  sitter_set_colour (cr, black, 0.42);
  cairo_set_line_width (cr, 0.026);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
sitter_draw_body (cairo_t *cr, const SitterParams *params)
{
  draw_jacket (cr, params->top, params->stripes);
  draw_shirt (cr);
  sitter_draw_neck (cr, params);
  for (int side = -1; side <= 1; side += 2)
    {
      draw_collar (cr, side);
      draw_lapel (cr, side, params->top);
    }
}
