/* sitter-body: neck, shirt and jacket.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

static const SitterColour shadow = { 104, 58, 44 };
static const SitterColour shirt = { 228, 222, 212 };
static const SitterColour black = { 0, 0, 0 };
static const SitterColour white = { 255, 255, 255 };

/* Right half of the jacket, from the nape to the hem; below the hem it goes straight on to the
 * floor, which lies below every frame. */
static const IdpPoint jacket_half[] = {
  { 0.00, 2.00 }, { 0.66, 2.04 }, { 1.10, 2.30 }, { 1.80, 2.55 }, { 2.45, 2.78 },
  { 2.90, 3.06 }, { 3.14, 3.60 }, { 3.28, 4.40 }, { 3.42, 5.80 }, { 3.48, 7.30 },
  { 3.48, 8.60 }, { 3.00, 9.40 }, { 1.50, 9.60 }, { 0.00, 9.60 },
};
#define SHOULDER_INDEX 5
#define HEM_Y 7.30
#define HEM_X 3.48
#define FLOOR_Y 60

/* Neckline of the jacket and where its lapels meet. */
#define COLLAR_X 0.74
#define COLLAR_Y 1.90
#define BUTTON_Y 5.00

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
draw_stripes (cairo_t *cr)
{
  sitter_set_colour (cr, white, 0.55);
  cairo_set_line_width (cr, 0.16);
  for (double x = -4.0; x <= 4.0; x += 0.4)
    {
      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, FLOOR_Y);
    }
  cairo_stroke (cr);
}

static void
draw_jacket (cairo_t *cr, const SitterParams *params)
{
  cairo_save (cr);
  trace_jacket (cr);
  cairo_clip (cr);
  sitter_set_colour (cr, params->top, 1);
  cairo_paint (cr);
  if (params->stripes)
    draw_stripes (cr);

  /* Shoulders catch the light, sides and arms turn away from it, sleeves are set in. */
  for (int side = -1; side <= 1; side += 2)
    {
      sitter_spot (cr, side * 1.75, 2.80, 1.30, 0.55, white, 0.09);
      sitter_spot (cr, side * 1.30, 4.20, 0.90, 1.60, white, 0.035);
      sitter_spot (cr, side * 3.45, 4.60, 0.90, 2.60, black, 0.42);
      sitter_spot (cr, side * 2.42, 5.00, 0.28, 1.90, black, 0.30);
      cairo_move_to (cr, side * 2.66, 2.92);
      cairo_curve_to (cr, side * 2.42, 3.30, side * 2.36, 3.80, side * 2.46, 4.40);
      sitter_soft_stroke (cr, 0.040, black, 0.32);
    }

  /* The front, buttoned. */
  cairo_move_to (cr, 0.04, BUTTON_Y);
  cairo_curve_to (cr, 0.10, BUTTON_Y + 0.6, 0.10, BUTTON_Y + 1.5, 0.08, FLOOR_Y);
  sitter_soft_stroke (cr, 0.035, black, 0.45);
  sitter_spot (cr, -0.08, BUTTON_Y + 0.22, 0.13, 0.13, black, 0.80);
  sitter_spot (cr, -0.10, BUTTON_Y + 0.19, 0.05, 0.05, white, 0.22);
  cairo_restore (cr);
}

static void
draw_tie (cairo_t *cr)
{
  static const SitterColour tie = { 104, 34, 40 };
  cairo_save (cr);
  cairo_move_to (cr, -0.11, 2.82); /* blade */
  cairo_line_to (cr, 0.11, 2.82);
  cairo_line_to (cr, 0.27, 4.20);
  cairo_line_to (cr, 0.30, BUTTON_Y);
  cairo_line_to (cr, -0.30, BUTTON_Y);
  cairo_line_to (cr, -0.27, 4.20);
  cairo_close_path (cr);
  cairo_clip (cr);
  sitter_set_colour (cr, tie, 1);
  cairo_paint (cr);
  sitter_spot (cr, 0.00, 2.86, 0.24, 0.16, black, 0.50);
  sitter_spot (cr, -0.05, 3.55, 0.12, 0.70, white, 0.10);
  sitter_spot (cr, 0.28, 4.00, 0.16, 1.20, black, 0.35);
  cairo_restore (cr);

  cairo_save (cr);
  cairo_move_to (cr, -0.17, 2.52); /* knot */
  cairo_curve_to (cr, -0.06, 2.47, 0.06, 2.47, 0.17, 2.52);
  cairo_line_to (cr, 0.11, 2.85);
  cairo_line_to (cr, -0.11, 2.85);
  cairo_close_path (cr);
  cairo_clip (cr);
  sitter_set_colour (cr, tie, 1);
  cairo_paint (cr);
  sitter_spot (cr, -0.04, 2.64, 0.10, 0.16, white, 0.14);
  sitter_spot (cr, 0.16, 2.70, 0.12, 0.24, black, 0.35);
  cairo_restore (cr);
}

static void
draw_shirt (cairo_t *cr)
{
  cairo_save (cr);
  cairo_move_to (cr, -COLLAR_X, COLLAR_Y);
  cairo_line_to (cr, COLLAR_X, COLLAR_Y);
  cairo_line_to (cr, 0.98, 2.40);
  cairo_line_to (cr, 0, BUTTON_Y);
  cairo_line_to (cr, -0.98, 2.40);
  cairo_clip (cr);
  sitter_set_colour (cr, sitter_shade (shirt, 0.94), 1);
  cairo_paint (cr);
  sitter_spot (cr, -0.95, 3.30, 0.70, 1.50, black, 0.25);
  sitter_spot (cr, 0.95, 3.30, 0.70, 1.50, black, 0.30);
  sitter_spot (cr, 0.00, 2.95, 0.80, 0.60, black, 0.20);
  draw_tie (cr);
  cairo_restore (cr);
}

/* Skin of the neck down to the open button of the shirt. */
static void
draw_neck (cairo_t *cr, const SitterParams *params)
{
  static const IdpPoint neck_half[] = {
    { 0.00, 0.70 }, { 0.60, 0.72 }, { 0.735, 1.30 }, { 0.70, 1.60 },
    { 0.74, 2.00 }, { 0.52, 2.42 }, { 0.00, 2.56 },
  };
  SitterColour skin = sitter_shade (sitter_skin_colour (params->skin_tone), 0.93);

  cairo_save (cr);
  sitter_trace_mirrored (cr, neck_half, G_N_ELEMENTS (neck_half));
  cairo_clip (cr);
  sitter_set_colour (cr, skin, 1);
  cairo_paint (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      sitter_spot (cr, side * 0.82, 1.85, 0.46, 1.20, shadow, 0.55); /* round */
      cairo_move_to (cr, side * 0.56, 1.55); /* the muscle from ear to breastbone */
      cairo_curve_to (cr, side * 0.50, 1.90, side * 0.36, 2.30, side * 0.14, 2.65);
      sitter_soft_stroke (cr, 0.09, shadow, 0.16);
    }
  sitter_spot (cr, 0.04, 1.56, 1.00, 0.62, shadow, 0.78); /* shade of the chin */
  sitter_spot (cr, 0.00, 2.08, 0.16, 0.26, white, 0.05);
  cairo_restore (cr);
}

static void
draw_collar (cairo_t *cr, int side)
{
  cairo_save (cr);
  cairo_scale (cr, side, 1);
  cairo_move_to (cr, 0.70, 1.78);
  cairo_curve_to (cr, 0.78, 1.86, 0.92, 2.10, 0.98, 2.32);
  cairo_line_to (cr, 0.50, 3.16);
  cairo_line_to (cr, 0.09, 2.54);
  cairo_curve_to (cr, 0.36, 2.46, 0.66, 2.16, 0.70, 1.78);
  cairo_clip_preserve (cr);
  sitter_set_colour (cr, shirt, 1);
  cairo_paint (cr);
  sitter_spot (cr, 0.72, 1.90, 0.30, 0.50, black, 0.20);
  sitter_spot (cr, 0.95, 2.60, 0.30, 0.60, black, 0.16);
  sitter_soft_stroke (cr, 0.030, black, 0.30);
  cairo_restore (cr);
}

static void
draw_lapel (cairo_t *cr, int side, const SitterParams *params)
{
  cairo_save (cr);
  trace_jacket (cr);
  cairo_clip (cr);
  cairo_scale (cr, side, 1);
  cairo_move_to (cr, 0.80, 1.94);
  cairo_curve_to (cr, 0.98, 2.10, 1.16, 2.26, 1.26, 2.36);
  cairo_line_to (cr, 1.62, 3.02);
  cairo_line_to (cr, 1.28, 3.22); /* the notch */
  cairo_line_to (cr, 1.48, 3.40);
  cairo_curve_to (cr, 1.20, 4.10, 0.60, 4.80, 0.05, BUTTON_Y);
  cairo_curve_to (cr, 0.40, 4.20, 0.90, 3.00, 0.92, 2.40);
  cairo_curve_to (cr, 0.90, 2.20, 0.86, 2.06, 0.80, 1.94);
  cairo_close_path (cr);
  cairo_path_t *edge = cairo_copy_path (cr);
  cairo_save (cr);
  cairo_clip (cr);
  sitter_set_colour (cr, params->top, 1);
  cairo_paint (cr);
  if (params->stripes)
    draw_stripes (cr);
  sitter_spot (cr, 1.05, 2.80, 0.60, 1.20, white, 0.08);
  sitter_spot (cr, 0.20, 4.70, 0.60, 0.90, black, 0.18);
  cairo_restore (cr);
  cairo_append_path (cr, edge);
  cairo_path_destroy (edge);
  sitter_soft_stroke (cr, 0.034, black, 0.48);
  cairo_restore (cr);
}

void
sitter_draw_body (cairo_t *cr, const SitterParams *params)
{
  draw_jacket (cr, params);
  draw_shirt (cr);
  draw_neck (cr, params);
  for (int side = -1; side <= 1; side += 2)
    {
      draw_collar (cr, side);
      draw_lapel (cr, side, params);
    }
}
