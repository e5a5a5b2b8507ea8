/* sitter-head: face, ears, eyes, brows, nose, lips and glasses.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

static const SitterColour ink = { 26, 20, 20 };    /* lashes, pupils, nostrils */
static const SitterColour shadow = { 96, 48, 34 }; /* shade on skin */
static const SitterColour brow_hair = { 44, 34, 32 };
static const SitterColour white = { 255, 255, 255 };

/* Right half of the face, from the middle of the chin to the top of the skull. */
static const IdpPoint face_half[] = {
  { 0.00, CHIN_Y }, { 0.28, 1.70 },  { 0.55, 1.53 },  { 0.83, 1.20 },
  { 1.00, 0.82 },   { 1.09, 0.44 },  { 1.12, 0.08 },  { 1.09, -0.42 },
  { 0.98, -0.95 },  { 0.62, -1.42 }, { 0.00, -1.58 },
};

static const IdpPoint ear[] = {
  { 1.04, -0.18 }, { 1.14, -0.30 }, { 1.27, -0.30 }, { 1.33, -0.12 }, { 1.29, 0.18 },
  { 1.22, 0.42 },  { 1.15, 0.60 },  { 1.08, 0.58 },  { 1.04, 0.30 },
};

void
sitter_trace_face (cairo_t *cr)
{
  sitter_trace_mirrored (cr, face_half, G_N_ELEMENTS (face_half));
}

void
sitter_trace_ears (cairo_t *cr)
{
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_scale (cr, side, 1);
      sitter_trace (cr, ear, G_N_ELEMENTS (ear), TRUE);
      cairo_restore (cr);
    }
}

static void
draw_ears (cairo_t *cr, double skin_tone)
{
  static const IdpPoint rim[] = {
    { 1.10, -0.12 }, { 1.17, -0.22 }, { 1.25, -0.20 },
    { 1.27, -0.06 }, { 1.23, 0.20 },  { 1.17, 0.40 },
  };
  static const IdpPoint bowl[]
      = { { 1.20, -0.06 }, { 1.16, 0.10 }, { 1.18, 0.25 }, { 1.12, 0.36 } };
  SitterColour skin = sitter_shade (sitter_skin_colour (skin_tone), 0.88);

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_scale (cr, side, 1);
      sitter_trace (cr, ear, G_N_ELEMENTS (ear), TRUE);
      cairo_clip (cr);
      sitter_set_colour (cr, skin, 1);
      cairo_paint (cr);
      sitter_spot (cr, 1.05, 0.15, 0.16, 0.55, shadow, 0.55); /* behind the cheek */
      sitter_spot (cr, 1.17, 0.12, 0.07, 0.22, shadow, 0.40); /* the bowl */
      sitter_trace (cr, rim, G_N_ELEMENTS (rim), FALSE);
      sitter_trace (cr, bowl, G_N_ELEMENTS (bowl), FALSE);
      sitter_soft_stroke (cr, 0.035, shadow, 0.36);
      sitter_spot (cr, 1.29, 0.00, 0.05, 0.25, white, 0.16);
      sitter_spot (cr, 1.16, 0.50, 0.08, 0.12, (SitterColour){ 230, 120, 100 }, 0.18);
      cairo_restore (cr);
    }
}

/* The right eye, the outer corner to the right; the left one is its mirror. */
static const IdpPoint upper_lid[] = {
  { 0.265, 0.040 },  { 0.330, -0.028 }, { 0.420, -0.070 }, { 0.520, -0.081 },
  { 0.620, -0.068 }, { 0.700, -0.034 }, { 0.748, 0.000 },
};
static const IdpPoint lower_lid[] = {
  { 0.265, 0.040 }, { 0.330, 0.062 }, { 0.420, 0.082 }, { 0.520, 0.088 },
  { 0.620, 0.076 }, { 0.700, 0.042 }, { 0.748, 0.000 },
};
#define LID_POINTS ((int) G_N_ELEMENTS (upper_lid))

#define IRIS_RADIUS 0.095 /* a cornea of 11.8 mm where the pupils are 62 mm apart */
#define PUPIL_RADIUS 0.040

static void
draw_iris (cairo_t *cr, gboolean red_eye, double lenses)
{
  cairo_pattern_t *brown = cairo_pattern_create_radial (EYE_X, 0, 0, EYE_X, 0, IRIS_RADIUS);
  cairo_pattern_add_color_stop_rgb (brown, 0.0, 0.33, 0.20, 0.13);
  cairo_pattern_add_color_stop_rgb (brown, 0.6, 0.28, 0.17, 0.11);
  cairo_pattern_add_color_stop_rgb (brown, 0.9, 0.13, 0.08, 0.06);
  cairo_pattern_add_color_stop_rgba (brown, 1.0, 0.13, 0.08, 0.06, 0.6);
  cairo_set_source (cr, brown);
  cairo_arc (cr, EYE_X, 0, IRIS_RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_pattern_destroy (brown);

  sitter_set_colour (cr, (SitterColour){ 96, 132, 176 }, lenses);
  cairo_arc (cr, EYE_X, 0, 0.95 * IRIS_RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);

  double pupil = red_eye ? 1.6 * PUPIL_RADIUS : PUPIL_RADIUS; /* flashes hit wide pupils */
  sitter_set_colour (cr, red_eye ? (SitterColour){ 214, 36, 30 } : ink, 1);
  cairo_arc (cr, EYE_X, 0, pupil, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* SIDE is -1 for the viewer's left eye, 1 for the right one. */
static void
draw_eye (cairo_t *cr, int side, const SitterParams *params)
{
  /* The upper lid sinks to the lower one. */
  IdpPoint lid[2 * LID_POINTS - 2], *upper = lid;
  for (int i = 0; i < LID_POINTS; i++)
    upper[i] = (IdpPoint){ upper_lid[i].x,
                           upper_lid[i].y
                               + params->eyes_closed * 0.94 * (lower_lid[i].y - upper_lid[i].y) };
  for (int i = 1; i < LID_POINTS - 1; i++)
    lid[2 * LID_POINTS - 2 - i] = lower_lid[i];

  cairo_save (cr);
  cairo_scale (cr, side, 1);

  cairo_save (cr);
  sitter_trace (cr, lid, 2 * LID_POINTS - 2, TRUE);
  cairo_clip (cr);
  sitter_set_colour (cr, (SitterColour){ 232, 224, 220 }, 1);
  cairo_paint (cr);
  sitter_spot (cr, 0.25, 0.04, 0.10, 0.08, (SitterColour){ 205, 120, 110 }, 0.8); /* tear duct */
  sitter_spot (cr, 0.76, 0.01, 0.16, 0.16, shadow, 0.45);
  draw_iris (cr, params->red_eye, params->lenses);
  sitter_spot (cr, 0.50, -0.10, 0.34, 0.10, ink, 0.62); /* shade of the lid and lashes */
  sitter_set_colour (cr, white, 0.92);
  cairo_arc (cr, EYE_X - side * 0.032, -0.034, 0.019, 0, 2 * G_PI); /* one lamp, so not mirrored */
  cairo_fill (cr);
  cairo_restore (cr);

  /* Lashes: thin at the inner corner, thick outside. */
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  sitter_set_colour (cr, ink, 0.85);
  cairo_move_to (cr, upper[0].x, upper[0].y);
  for (int i = 0; i <= 24; i++)
    {
      IdpPoint p = sitter_curve_at (upper, LID_POINTS, i / 24.0);
      cairo_line_to (cr, p.x, p.y - 0.004 - 0.028 * i / 24.0);
    }
  cairo_line_to (cr, 0.785, -0.030);
  for (int i = 24; i >= 0; i--)
    {
      IdpPoint p = sitter_curve_at (upper, LID_POINTS, i / 24.0);
      cairo_line_to (cr, p.x, p.y + 0.006);
    }
  cairo_fill (cr);

  /* The lower rim and the fold above the eye. */
  sitter_trace (cr, lower_lid + 1, LID_POINTS - 1, FALSE);
  sitter_soft_stroke (cr, 0.016, shadow, 0.50);
  IdpPoint fold[LID_POINTS - 1];
  for (int i = 0; i < LID_POINTS - 1; i++)
    fold[i] = (IdpPoint){ upper_lid[i + 1].x + 0.01, upper_lid[i + 1].y - 0.035 - 0.004 * i };
  sitter_trace (cr, fold, LID_POINTS - 1, FALSE);
  sitter_soft_stroke (cr, 0.018, shadow, 0.50);
  cairo_restore (cr);
}

static void
draw_brow (cairo_t *cr, int side, GRand *rand)
{
  static const IdpPoint lower[] = {
    { 0.19, -0.285 }, { 0.36, -0.315 }, { 0.58, -0.355 }, { 0.74, -0.335 }, { 0.86, -0.265 }
  };
  static const IdpPoint upper[] = {
    { 0.20, -0.375 }, { 0.38, -0.420 }, { 0.60, -0.440 }, { 0.76, -0.385 }, { 0.86, -0.265 }
  };
  cairo_save (cr);
  cairo_scale (cr, side, 1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);

  /* A soft bed, then single hairs that turn from upright to flat. */
  for (int i = 0; i <= 10; i++)
    {
      IdpPoint a = sitter_curve_at (lower, 5, i / 11.0), b = sitter_curve_at (upper, 5, i / 11.0);
      sitter_spot (cr, (a.x + b.x) / 2 + 0.02, (a.y + b.y) / 2, 0.10,
                   0.030 + 0.50 * fabs (a.y - b.y), brow_hair, 0.34);
    }
  for (int i = 0; i < 260; i++)
    {
      double t = g_rand_double (rand), u = g_rand_double (rand);
      IdpPoint a = sitter_curve_at (lower, 5, t), b = sitter_curve_at (upper, 5, t);
      double x = a.x + u * (b.x - a.x), y = a.y + u * (b.y - a.y);
      double length = 0.06 + 0.03 * g_rand_double (rand), angle = 0.95 - 1.0 * t - 0.6 * u * t;
      sitter_set_colour (cr, brow_hair, 0.42);
      cairo_set_line_width (cr, 0.0075);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + length * cos (angle), y - length * 0.7 * sin (angle));
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_nose (cairo_t *cr)
{
  static const IdpPoint wing[]
      = { { 0.245, 0.56 }, { 0.285, 0.64 }, { 0.260, 0.72 }, { 0.20, 0.745 } };
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_scale (cr, side, 1);
      sitter_spot (cr, 0.115, 0.736, 0.085, 0.040, ink, 0.80); /* nostril */
      sitter_spot (cr, 0.29, 0.67, 0.08, 0.13, shadow, 0.18);
      sitter_trace (cr, wing, G_N_ELEMENTS (wing), FALSE);
      sitter_soft_stroke (cr, 0.040, shadow, 0.20);
      cairo_restore (cr);
    }
  sitter_spot (cr, 0, 0.775, 0.14, 0.035, shadow, 0.45);
  sitter_spot (cr, -0.015, 0.55, 0.055, 0.08, white, 0.22); /* shine on the tip and the bridge */
  sitter_spot (cr, -0.012, 0.20, 0.035, 0.26, white, 0.14);
}

/* Fills the current path; the red fades into the skin. */
static void
draw_lip (cairo_t *cr, SitterColour colour)
{
  sitter_set_colour (cr, colour, 0.80);
  cairo_fill_preserve (cr);
  sitter_soft_stroke (cr, 0.022, colour, 0.45);
}

static void
draw_mouth (cairo_t *cr, const SitterParams *params)
{
  const double open = params->mouth_open;
  /* Right halves of the lips; an open mouth moves their inner edges apart. */
  double up = MOUTH_Y - open / 2, down = MOUTH_Y + open / 2;
  const IdpPoint upper[] = { { 0.00, up - 0.085 },      { 0.075, up - 0.105 }, { 0.20, up - 0.070 },
                             { 0.40, MOUTH_Y + 0.005 }, { 0.22, up + 0.008 },  { 0.08, up + 0.000 },
                             { 0.00, up + 0.010 } };
  const IdpPoint lower[]
      = { { 0.00, down + 0.005 },    { 0.08, down - 0.005 }, { 0.22, down + 0.002 },
          { 0.40, MOUTH_Y + 0.005 }, { 0.26, down + 0.105 }, { 0.12, down + 0.148 },
          { 0.00, down + 0.152 } };
  const double gain
      = sitter_skin_colour (params->skin_tone).r / 240.0; /* lips darken with the skin */
  const SitterColour red = { 176, 18, 44 };
  const SitterColour upper_lip
      = sitter_mixed (sitter_shade ((SitterColour){ 172, 98, 90 }, gain), red, params->lipstick);
  const SitterColour lower_lip
      = sitter_mixed (sitter_shade ((SitterColour){ 198, 120, 110 }, gain), red, params->lipstick);

  if (open > 0)
    {
      const IdpPoint gap[]
          = { { 0, up }, { 0.22, up }, { 0.39, MOUTH_Y }, { 0.22, down }, { 0, down } };
      cairo_save (cr);
      sitter_trace_mirrored (cr, gap, G_N_ELEMENTS (gap));
      cairo_clip (cr);
      sitter_set_colour (cr, (SitterColour){ 58, 22, 22 }, 1);
      cairo_paint (cr);
      sitter_set_colour (cr, (SitterColour){ 236, 228, 216 }, 1);
      cairo_rectangle (cr, -0.29, up - 0.02, 0.58, MIN (0.14, 0.8 * open) + 0.02);
      cairo_fill (cr);
      sitter_spot (cr, 0, up - 0.02, 0.42, 0.07, ink, 0.45);
      cairo_restore (cr);
    }

  sitter_trace_mirrored (cr, upper, G_N_ELEMENTS (upper));
  draw_lip (cr, upper_lip);
  sitter_trace_mirrored (cr, lower, G_N_ELEMENTS (lower));
  draw_lip (cr, lower_lip);
  sitter_spot (cr, -0.03, down + 0.075, 0.15, 0.045, white, 0.26);
  sitter_spot (cr, 0, down + 0.175, 0.22, 0.05, shadow, 0.30);

  if (open == 0)
    {
      const IdpPoint line[] = { { -0.37, MOUTH_Y + 0.004 },
                                { -0.20, MOUTH_Y + 0.008 },
                                { 0.00, MOUTH_Y + 0.012 },
                                { 0.20, MOUTH_Y + 0.008 },
                                { 0.37, MOUTH_Y + 0.004 } };
      sitter_trace (cr, line, G_N_ELEMENTS (line), FALSE);
      sitter_soft_stroke (cr, 0.022, (SitterColour){ 84, 34, 34 }, 0.88);
    }
  for (int side = -1; side <= 1; side += 2)
    sitter_spot (cr, side * 0.41, MOUTH_Y + 0.005, 0.06, 0.045, shadow, 0.55);
}

void
sitter_draw_head (cairo_t *cr, const SitterParams *params, cairo_surface_t *relief, GRand *rand)
{
  draw_ears (cr, params->skin_tone);
  sitter_trace_face (cr);
  sitter_relief_fill (cr, relief);
  draw_nose (cr);
  sitter_draw_makeup (cr, params);
  cairo_save (cr);
  cairo_translate (cr, 0, MOUTH_Y);
  cairo_rotate (cr, params->mouth_skew_deg * G_PI / 180);
  cairo_translate (cr, 0, -MOUTH_Y);
  draw_mouth (cr, params);
  cairo_restore (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      draw_eye (cr, side, params);
      draw_brow (cr, side, rand);
    }
}

/* The right lens, clear of the iris and the brow. */
static void
trace_lens (cairo_t *cr)
{
  static const IdpPoint lens[]
      = { { 0.14, -0.12 }, { 0.22, -0.20 }, { 0.52, -0.225 }, { 0.86, -0.20 }, { 0.93, -0.10 },
          { 0.88, 0.18 },  { 0.72, 0.30 },  { 0.48, 0.325 },  { 0.25, 0.27 },  { 0.15, 0.10 } };
  sitter_trace (cr, lens, G_N_ELEMENTS (lens), TRUE);
}

void
sitter_draw_glasses (cairo_t *cr, const SitterParams *params)
{
  const SitterColour frame = { 40, 36, 38 };
  cairo_save (cr);
  cairo_translate (cr, 0, params->glasses_drop);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_scale (cr, side, 1);

      cairo_save (cr);
      trace_lens (cr);
      cairo_clip (cr);
      sitter_set_colour (cr, (SitterColour){ 18, 18, 20 }, params->glasses_tint);
      cairo_paint (cr);
      /* A window, reflected in the upper outer part of the lens and over the eye. */
      sitter_set_colour (cr, (SitterColour){ 252, 254, 255 }, params->glasses_glare);
      cairo_move_to (cr, 0.46, -0.17);
      cairo_line_to (cr, 0.76, -0.15);
      cairo_line_to (cr, 0.70, 0.08);
      cairo_line_to (cr, 0.42, 0.06);
      cairo_fill (cr);
      cairo_restore (cr);

      sitter_set_colour (cr, frame, 1);
      cairo_set_line_width (cr, params->glasses_rim);
      trace_lens (cr);
      cairo_stroke (cr);
      cairo_set_line_width (cr, params->glasses_rim + 0.01);
      cairo_move_to (cr, 0.92, -0.13); /* to the ear */
      cairo_line_to (cr, 1.13, -0.17);
      cairo_stroke (cr);
      cairo_move_to (cr, 0.15, -0.06); /* half of the bridge */
      cairo_curve_to (cr, 0.08, -0.11, 0.04, -0.115, 0, -0.115);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  cairo_restore (cr);
}
