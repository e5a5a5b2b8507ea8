/* sitter-hair: hair as a band between an inner and an outer edge, filled with strands that run along it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

static const SitterColour hair = { 30, 25, 25 };
static const SitterColour gleam = { 128, 112, 104 };

/* Both edges run from the viewer's left side over the top to the right side; equal indices face each other. */
typedef struct
{
  const IdpPoint *outer;
  const IdpPoint *inner;
  int n;
  double part; /* where the strands begin, 0..1 along the band */
} HairBand;

static const IdpPoint short_outer[] = {
  { -1.13, 0.10 },  { -1.20, -0.30 }, { -1.25, -0.75 }, { -1.14, -1.22 }, { -0.80, -1.58 }, { -0.38, -1.74 },
  { 0.02, CROWN_Y }, { 0.45, -1.74 }, { 0.88, -1.54 }, { 1.17, -1.18 }, { 1.25, -0.75 }, { 1.20, -0.30 },
  { 1.13, 0.10 },
};
static const IdpPoint short_inner[] = {
  { -1.06, 0.10 },  { -1.02, -0.22 }, { -0.99, -0.52 }, { -0.90, -0.80 }, { -0.70, -0.98 }, { -0.46, -1.08 },
  { -0.12, -1.02 }, { 0.24, -0.95 }, { 0.58, -0.90 },  { 0.84, -0.80 },  { 0.97, -0.52 },  { 1.02, -0.22 },
  { 1.06, 0.10 },
};

static const IdpPoint long_outer[] = {
  { -1.14, 0.00 }, { -1.23, -0.40 }, { -1.25, -0.85 }, { -1.10, -1.30 }, { -0.74, -1.62 }, { -0.36, -1.75 },
  { 0.00, CROWN_Y }, { 0.36, -1.75 }, { 0.74, -1.62 }, { 1.10, -1.30 }, { 1.25, -0.85 }, { 1.23, -0.40 },
  { 1.14, 0.00 },
};
static const IdpPoint long_inner[] = {
  { -1.08, 0.00 }, { -1.05, -0.30 }, { -1.01, -0.55 }, { -0.90, -0.78 }, { -0.66, -0.98 }, { -0.34, -1.13 },
  { 0.00, -1.22 }, { 0.34, -1.13 }, { 0.66, -0.98 },  { 0.90, -0.78 },  { 1.01, -0.55 },  { 1.05, -0.30 },
  { 1.08, 0.00 },
};

static const HairBand bands[] = {
  [SITTER_HAIR_SHORT] = { short_outer, short_inner, G_N_ELEMENTS (short_outer), 0.36 },
  [SITTER_HAIR_LONG] = { long_outer, long_inner, G_N_ELEMENTS (long_outer), 0.50 },
};

/* Right half of what hangs behind neck and shoulders. */
static const IdpPoint long_back[] = {
  { 0.00, -1.60 }, { 0.80, -1.50 }, { 1.20, -0.90 }, { 1.28, 0.00 }, { 1.36, 0.90 },
  { 1.48, 1.80 },  { 1.50, 2.60 },  { 1.30, 3.05 },  { 0.90, 3.15 }, { 0.00, 3.10 },
};

static IdpPoint
band_at (const HairBand *band, double along, double outward)
{
  IdpPoint in = sitter_curve_at (band->inner, band->n, along);
  IdpPoint out = sitter_curve_at (band->outer, band->n, along);
  return (IdpPoint){ in.x + outward * (out.x - in.x), in.y + outward * (out.y - in.y) };
}

void
sitter_trace_hair (cairo_t *cr, SitterHair style)
{
  const HairBand *band = &bands[style];
  g_autofree IdpPoint *outline = g_new (IdpPoint, 2 * band->n);
  for (int i = 0; i < band->n; i++)
    {
      outline[i] = band->outer[i];
      outline[2 * band->n - 1 - i] = band->inner[i];
    }
  sitter_trace (cr, outline, 2 * band->n, TRUE);
}

static void
draw_strand (cairo_t *cr, const HairBand *band, GRand *rand)
{
  /* Away from the parting, drifting a little towards the edge of the band. */
  gboolean right = g_rand_double (rand) < 1 - band->part;
  double room = right ? 1 - band->part : band->part;
  double from = g_rand_double (rand) * room, length = 0.08 + 0.20 * g_rand_double (rand);
  double outward = g_rand_double (rand), drift = 0.25 * (g_rand_double (rand) - 0.4);
  double shade = g_rand_double (rand);

  IdpPoint points[4];
  for (int i = 0; i < 4; i++)
    {
      double along = from + length * i / 3;
      points[i] = band_at (band, band->part + (right ? along : -along),
                           CLAMP (outward - drift * i / 3, 0, 1));
    }

  /* Lit where the hair bends towards the lamp: a ring around the upper half of the band. */
  double ring = exp (-pow ((outward - 0.62) / 0.20, 2)) * exp (-pow ((from - 0.12) / 0.13, 2));
  if (shade < 0.45)
    sitter_set_colour (cr, sitter_shade (hair, 0.35), 0.40);
  else
    sitter_set_colour (cr, gleam, 0.06 + 0.16 * (shade - 0.45) + 0.30 * ring * shade);
  cairo_set_line_width (cr, 0.008 + 0.012 * g_rand_double (rand));
  sitter_trace (cr, points, 4, FALSE);
  cairo_stroke (cr);
}

void
sitter_draw_hair_back (cairo_t *cr, const SitterParams *params)
{
  if (params->hair != SITTER_HAIR_LONG)
    return;
  cairo_save (cr);
  sitter_trace_mirrored (cr, long_back, G_N_ELEMENTS (long_back));
  cairo_clip (cr);
  sitter_set_colour (cr, sitter_shade (hair, 0.8), 1);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_fringe (cairo_t *cr, const SitterParams *params, GRand *rand)
{
  /* From the hairline at about y = -1 down to the pupils at 1. */
  cairo_set_line_width (cr, 0.030);
  for (int i = 0; i < 150; i++)
    {
      double x = -0.88 + 1.76 * i / 149, root = -1.12 + 0.30 * x * x;
      double tip = root + params->fringe * (0.92 + 0.25 * g_rand_double (rand));
      double sway = 0.10 * (g_rand_double (rand) - 0.3);
      sitter_set_colour (cr, sitter_shade (hair, 0.7 + 0.8 * g_rand_double (rand)), 0.95);
      cairo_move_to (cr, x - 0.5 * sway, root - 0.2);
      cairo_curve_to (cr, x, root, x + sway, root + 0.5 * (tip - root), x + sway, tip);
      cairo_stroke (cr);
    }
}

void
sitter_draw_hair_front (cairo_t *cr, const SitterParams *params, GRand *rand)
{
  const HairBand *band = &bands[params->hair];
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (params->fringe > 0)
    draw_fringe (cr, params, rand);

  /* Short hairs blur the hairline. */
  sitter_set_colour (cr, hair, 0.35);
  cairo_set_line_width (cr, 0.010);
  for (int i = 0; i < 260; i++)
    {
      double along = 0.10 + 0.80 * i / 259;
      IdpPoint root = band_at (band, along, 0.10);
      IdpPoint tip = band_at (band, along + (along < band->part ? -0.02 : 0.02),
                              -0.02 - 0.07 * g_rand_double (rand));
      cairo_move_to (cr, root.x, root.y);
      cairo_line_to (cr, tip.x, tip.y);
    }
  cairo_stroke (cr);

  cairo_save (cr);
  sitter_trace_hair (cr, params->hair);
  cairo_clip (cr);
  sitter_set_colour (cr, hair, 1);
  cairo_paint (cr);
  sitter_spot (cr, -0.25, -1.45, 0.75, 0.30, gleam, 0.16);
  sitter_spot (cr, 0.55, -1.35, 0.55, 0.30, gleam, 0.12);
  for (int i = 0; i < 750; i++)
    draw_strand (cr, band, rand);
  cairo_restore (cr);
}
