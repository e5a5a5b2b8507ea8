/* sitter-hair: hair as a band between an inner and an outer edge, filled with strands that run
 * along it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

static const SitterColour hair = { 30, 25, 25 };
static const SitterColour gleam = { 128, 112, 104 };

/* Both edges run from the viewer's left side over the top to the right side; equal indices face
 * each other. */
typedef struct
{
  const IdpPoint *outer;
  const IdpPoint *inner;
  int n;
  double part; /* where the strands begin, 0..1 along the band */
} HairBand;

static const IdpPoint short_outer[] = {
  { -1.11, 0.02 },  { -1.15, -0.30 },  { -1.19, -0.70 }, { -1.08, -1.16 }, { -0.78, -1.50 },
  { -0.38, -1.71 }, { 0.04, CROWN_Y }, { 0.46, -1.71 },  { 0.84, -1.48 },  { 1.10, -1.14 },
  { 1.19, -0.70 },  { 1.15, -0.30 },   { 1.11, 0.02 },
};
static const IdpPoint short_inner[] = {
  { -1.08, 0.02 },  { -1.03, -0.22 }, { -0.99, -0.52 }, { -0.90, -0.80 }, { -0.72, -1.00 },
  { -0.48, -1.10 }, { -0.12, -1.06 }, { 0.24, -1.00 },  { 0.58, -0.95 },  { 0.84, -0.82 },
  { 0.97, -0.52 },  { 1.03, -0.22 },  { 1.08, 0.02 },
};

static const IdpPoint long_outer[] = {
  { -1.14, 0.00 },  { -1.20, -0.40 },  { -1.20, -0.82 }, { -1.06, -1.22 }, { -0.74, -1.54 },
  { -0.38, -1.72 }, { 0.00, CROWN_Y }, { 0.38, -1.72 },  { 0.74, -1.54 },  { 1.06, -1.22 },
  { 1.20, -0.82 },  { 1.20, -0.40 },   { 1.14, 0.00 },
};
static const IdpPoint long_inner[] = {
  { -1.08, 0.00 },  { -1.05, -0.30 }, { -1.01, -0.55 }, { -0.90, -0.78 }, { -0.66, -0.98 },
  { -0.34, -1.13 }, { 0.00, -1.22 },  { 0.34, -1.13 },  { 0.66, -0.98 },  { 0.90, -0.78 },
  { 1.01, -0.55 },  { 1.05, -0.30 },  { 1.08, 0.00 },
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
  double from = g_rand_double (rand) * room - 0.05, length = 0.08 + 0.20 * g_rand_double (rand);
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
sitter_draw_hair_back (cairo_t *cr, const SitterParams *params, GRand *rand)
{
  if (params->hair != SITTER_HAIR_LONG)
    return;
  cairo_save (cr);
  sitter_trace_mirrored (cr, long_back, G_N_ELEMENTS (long_back));
  cairo_clip (cr);
  sitter_set_colour (cr, sitter_shade (hair, 0.8), 1);
  cairo_paint (cr);
  for (int i = 0; i < 260; i++)
    {
      double x = 2.8 * g_rand_double (rand) - 1.4, top = 1.4 * g_rand_double (rand);
      sitter_set_colour (cr, gleam, 0.05 + 0.20 * g_rand_double (rand));
      cairo_set_line_width (cr, 0.008 + 0.012 * g_rand_double (rand));
      cairo_move_to (cr, 0.92 * x, top);
      cairo_curve_to (cr, 0.95 * x, top + 0.5, 1.06 * x, top + 1.0, 1.10 * x, top + 1.6);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* A single hair along the outer edge that lifts off a little, but not around the crown. */
static void
draw_stray (cairo_t *cr, const HairBand *band, GRand *rand)
{
  double from = g_rand_double (rand), to = from + (from < band->part ? -0.11 : 0.11);
  double lift = 0.08 * g_rand_double (rand) * MAX (0, fabs (2 * to - 1) - 0.35);
  IdpPoint a = band_at (band, from, 0.97), b = band_at (band, (from + to) / 2, 1 + 0.4 * lift);
  IdpPoint c = band_at (band, to, 0.98 + 1.6 * lift);
  sitter_set_colour (cr, hair, 0.55);
  cairo_set_line_width (cr, 0.008);
  cairo_move_to (cr, a.x, a.y);
  cairo_curve_to (cr, a.x, a.y, b.x, b.y, c.x, c.y);
  cairo_stroke (cr);
}

/* A pointed lock that leaves the inner edge of the band at ALONG, so that the hairline is no line.
 */
static void
draw_lock (cairo_t *cr, const HairBand *band, double along, GRand *rand)
{
  double sweep = (along < band->part ? -1 : 1) * (0.02 + 0.04 * g_rand_double (rand));
  double reach = -0.02 - 0.16 * g_rand_double (rand), half = 0.012 + 0.010 * g_rand_double (rand);
  IdpPoint from = band_at (band, along - half, 0.2), to = band_at (band, along + half, 0.2);
  IdpPoint bend = band_at (band, along + 0.4 * sweep, 0.3 * reach),
           tip = band_at (band, along + sweep, reach);
  sitter_set_colour (cr, sitter_shade (hair, 0.9 + 0.4 * g_rand_double (rand)), 0.92);
  cairo_move_to (cr, from.x, from.y);
  cairo_curve_to (cr, from.x, from.y, bend.x, bend.y, tip.x, tip.y);
  cairo_curve_to (cr, bend.x, bend.y, to.x, to.y, to.x, to.y);
  cairo_fill (cr);
}

static void
draw_fringe (cairo_t *cr, const SitterParams *params, GRand *rand)
{
  /* Pointed locks from the hairline at about y = -1 down to the pupils at 1. */
  enum
  {
    LOCKS = 90
  };
  for (int i = 0; i < LOCKS; i++)
    {
      double x = -0.86 + 1.72 * i / (LOCKS - 1), root = -1.12 + 0.30 * x * x, half = 0.045;
      double length = params->fringe * (0.98 + 0.22 * g_rand_double (rand));
      double tip_x = 1.02 * x + 0.12 * (g_rand_double (rand) - 0.3), middle = root + 0.6 * length;
      sitter_set_colour (cr, sitter_shade (hair, 0.7 + 0.9 * g_rand_double (rand)), 0.95);
      cairo_move_to (cr, x - half, root - 0.25);
      cairo_curve_to (cr, x - half, root, x - half, middle, tip_x, root + length);
      cairo_curve_to (cr, x + half, middle, x + half, root, x + half, root - 0.25);
      cairo_fill (cr);
    }
}

void
sitter_draw_hair_front (cairo_t *cr, const SitterParams *params, GRand *rand)
{
  const HairBand *band = &bands[params->hair];
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (params->fringe > 0)
    draw_fringe (cr, params, rand);

  for (int i = 0; i < 46; i++)
    draw_lock (cr, band, 0.14 + 0.72 * i / 45, rand);

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

  /* The edge against the wall is no line either; the crown itself stays where the outline has it.
   */
  for (int i = 0; i < 220; i++)
    draw_stray (cr, band, rand);
}
