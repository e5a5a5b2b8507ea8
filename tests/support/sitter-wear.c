/* sitter-wear: what the sitter puts on, the shadow of the hair, and a date in the corner.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

static const SitterColour silver = { 196, 194, 190 };
static const SitterColour dark_silver = { 110, 108, 106 };
static const SitterColour gleam = { 248, 248, 246 };

/* Middle of the right earlobe. */
#define LOBE_X 1.13
#define LOBE_Y 0.47

static void
fill_disc (cairo_t *cr, double x, double y, double radius, SitterColour colour)
{
  sitter_set_colour (cr, colour, 1);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

void
sitter_draw_earrings (cairo_t *cr, const SitterParams *params)
{
  const double radius = params->earrings / 2;
  for (int side = -1; side <= 1 && radius > 0; side += 2)
    {
      fill_disc (cr, side * LOBE_X, LOBE_Y, radius, dark_silver);
      fill_disc (cr, side * LOBE_X, LOBE_Y, 0.8 * radius, silver);
      fill_disc (cr, side * LOBE_X - 0.2 * radius, LOBE_Y - 0.2 * radius, 0.4 * radius, gleam);
    }
}

/* Links hang over the skin between the collar's points. */
void
sitter_draw_necklace (cairo_t *cr, const SitterParams *params)
{
  static const IdpPoint bow[]
      = { { -0.64, 1.95 }, { -0.40, 2.22 }, { 0.00, 2.36 }, { 0.40, 2.22 }, { 0.64, 1.95 } };
  enum
  {
    LINKS = 60
  };
  if (params->necklace <= 0)
    return;
  cairo_set_line_width (cr, params->necklace);
  sitter_set_colour (cr, dark_silver, 1);
  sitter_trace (cr, bow, G_N_ELEMENTS (bow), FALSE);
  cairo_stroke (cr);
  for (int i = 0; i < LINKS; i++)
    {
      const IdpPoint p = sitter_curve_at (bow, G_N_ELEMENTS (bow), (double) i / (LINKS - 1));
      fill_disc (cr, p.x, p.y, 0.4 * params->necklace, gleam);
    }
}

void
sitter_draw_makeup (cairo_t *cr, const SitterParams *params)
{
  for (int side = -1; side <= 1; side += 2)
    {
      sitter_spot (cr, side * 0.62, 0.50, 0.42, 0.36, (SitterColour){ 222, 70, 92 },
                   params->blusher);
      sitter_spot (cr, side * EYE_X, -0.12, 0.34, 0.16, (SitterColour){ 92, 70, 150 },
                   params->eye_shadow);
    }
}

/* A fringe that is combed back still stands in the light: its shadow ends in a wavy edge. */
void
sitter_draw_fringe_shadow (cairo_t *cr, const SitterParams *params)
{
  static const IdpPoint edge[]
      = { { -0.95, -0.62 }, { -0.70, -0.72 }, { -0.45, -0.66 }, { -0.20, -0.74 }, { 0.05, -0.68 },
          { 0.30, -0.75 },  { 0.55, -0.67 },  { 0.80, -0.70 },  { 0.98, -0.60 } };
  const SitterColour shade = { 20, 8, 4 };
  /* Code values fall with about the 2.2th root of the light. */
  const double opacity = 1 - pow (1 - params->fringe_shadow, 1 / 2.2);
  if (opacity <= 0)
    return;
  cairo_save (cr);
  sitter_trace_face (cr);
  cairo_clip (cr);
  sitter_trace (cr, edge, G_N_ELEMENTS (edge), FALSE);
  cairo_line_to (cr, 0.98, -1.7);
  cairo_line_to (cr, -0.95, -1.7);
  cairo_close_path (cr);
  sitter_set_colour (cr, shade, opacity);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
sitter_draw_date (cairo_t *cr, const SitterParams *params)
{
  const double height = params->date_height * params->height_px;
  cairo_text_extents_t extents;
  if (height <= 0)
    return;
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_select_font_face (cr, "monospace", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, height / 0.73); /* digits are this part of the font's size high */
  cairo_text_extents (cr, "2023 11 05", &extents);
  cairo_move_to (cr, params->width_px - extents.x_advance - height, params->height_px - height);
  sitter_set_colour (cr, (SitterColour){ 255, 150, 40 }, 1);
  cairo_show_text (cr, "2023 11 05");
  cairo_restore (cr);
}
