/* sitter-relief: skin as a lit height field.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter-private.h"

/* The relief covers x = -HALF_WIDTH..HALF_WIDTH, y = TOP..BOTTOM in IOD. */
#define HALF_WIDTH 1.3
#define TOP (-1.7)
#define BOTTOM 1.9

/* Skin is soft, so this many samples per IOD suffice for every size of face. */
#define MOST_DETAIL 96

/* A Gaussian hill or hollow; one off the axis stands on both sides. */
typedef struct
{
  double x, y;   /* IOD */
  double sx, sy; /* standard deviations, IOD */
  double height; /* IOD */
} Hill;

static const Hill hills[] = {
  { 0.42, -0.33, 0.30, 0.12, 0.050 },   /* brow ridges */
  { 0.40, 0.00, 0.24, 0.17, -0.100 },   /* eye sockets */
  { 0.24, -0.04, 0.09, 0.14, -0.060 },  /* beside the bridge of the nose */
  { 0.50, 0.02, 0.17, 0.11, 0.055 },    /* eyeballs under the lids */
  { 0.50, 0.20, 0.16, 0.05, -0.012 },   /* fold below the eyes */
  { 0.00, 0.60, 0.15, 0.13, 0.170 },    /* tip of the nose */
  { 0.19, 0.655, 0.075, 0.075, 0.095 }, /* its wings */
  { 0.00, 0.80, 0.10, 0.06, -0.060 },   /* below it */
  { 0.32, 0.80, 0.10, 0.16, -0.035 },   /* folds from nose to mouth */
  { 0.64, 0.36, 0.28, 0.22, 0.075 },    /* cheeks */
  { 0.00, 1.10, 0.42, 0.26, 0.075 },    /* what the teeth push forward */
  { 0.10, 1.035, 0.14, 0.045, 0.020 },  /* upper lip */
  { 0.00, 1.19, 0.20, 0.060, 0.045 },   /* lower lip */
  { 0.42, 1.12, 0.07, 0.10, -0.030 },   /* corners of the mouth */
  { 0.00, 1.36, 0.24, 0.065, -0.060 },  /* above the chin */
  { 0.00, 1.56, 0.25, 0.15, 0.080 },    /* chin */
  { 0.95, -0.55, 0.15, 0.30, -0.050 },  /* temples */
};

/* Places where blood or shade colours the skin: gain of red, green and blue in the middle. */
typedef struct
{
  double x, y, sx, sy;
  double gain[3];
} Tint;

static const Tint tints[] = {
  { 0.66, 0.46, 0.26, 0.20, { 1.00, 0.91, 0.90 } },  /* cheeks */
  { 0.00, 0.62, 0.16, 0.12, { 1.00, 0.93, 0.91 } },  /* nose */
  { 0.50, -0.10, 0.22, 0.09, { 0.88, 0.82, 0.80 } }, /* upper lids */
  { 0.50, 0.14, 0.20, 0.06, { 0.92, 0.87, 0.87 } },  /* below the eyes */
  { 0.25, 0.00, 0.07, 0.10, { 0.90, 0.83, 0.80 } },  /* inner corners */
  { 0.00, 0.77, 0.13, 0.05, { 0.86, 0.76, 0.73 } },  /* shade below the nose */
  { 0.00, 1.33, 0.22, 0.05, { 0.88, 0.82, 0.80 } },  /* shade below the lip */
  { 0.00, -0.75, 0.50, 0.22, { 1.03, 1.03, 1.02 } }, /* forehead */
};

static double
bell (double d, double sd)
{
  return exp (-d * d / (2 * sd * sd));
}

static double
mirrored_bell (double x, double y, double cx, double cy, double sx, double sy)
{
  double across = bell (x - cx, sx) + (cx > 0 ? bell (x + cx, sx) : 0);
  return across * bell (y - cy, sy);
}

/* How far the face stands out at X, Y; all in IOD. */
static double
height_at (double x, double y)
{
  /* The skull: an ellipsoid a little larger than the face, so that its edge stays lit. */
  double ex = x / 1.27, ey = (y - 0.02) / 2.02;
  double z = 1.15 * sqrt (MAX (0.03, 1 - ex * ex - ey * ey));

  /* The bridge of the nose rises and widens from the eyes to the tip. */
  double along = CLAMP ((y + 0.25) / 0.85, 0, 1);
  z += (0.05 + 0.15 * along) * bell (x, 0.085 + 0.035 * along) * bell (MAX (0, y - 0.60), 0.07)
       * bell (MIN (0, y + 0.10), 0.14);

  for (guint i = 0; i < G_N_ELEMENTS (hills); i++)
    {
      const Hill *h = &hills[i];
      z += h->height * mirrored_bell (x, y, h->x, h->y, h->sx, h->sy);
    }
  return z;
}

/* One sample of skin with the height's slopes SX, SY. */
static guint32
lit_skin (double x, double y, double sx, double sy, const double albedo[3], double highlight)
{
  /* A large lamp in front, above and a little to the left; its half vector with the view direction.
   */
  static const double lamp[3] = { -0.16, -0.42, 0.893 }, half[3] = { -0.082, -0.216, 0.973 };
  double length = sqrt (sx * sx + sy * sy + 1);
  double n[3] = { -sx / length, -sy / length, 1 / length };
  double facing = n[0] * lamp[0] + n[1] * lamp[1] + n[2] * lamp[2];
  double gloss = MAX (0, n[0] * half[0] + n[1] * half[1] + n[2] * half[2]);

  /* A large lamp reaches round edges, hence the wrap; the rest comes back from the room. */
  const double wrap = 0.32, room = 0.30;
  double light = room + (1 - room) * 1.04 * MAX (0, (facing + wrap) / (1 + wrap));
  double shine = 0.035 * pow (gloss, 24) + 1.0 * highlight * pow (gloss, 60) * bell (x, 0.35);

  /* Light that wanders through skin loses blue first: shade is redder than light. */
  static const double depth[3] = { 0.86, 1.06, 1.16 };
  double value[3];
  for (int c = 0; c < 3; c++)
    value[c] = albedo[c] * pow (light, depth[c]);
  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    {
      const Tint *t = &tints[i];
      double share = mirrored_bell (x, y, t->x, t->y, t->sx, t->sy);
      for (int c = 0; c < 3; c++)
        value[c] *= 1 + (t->gain[c] - 1) * share;
    }

  guint32 rgb = 0;
  for (int c = 0; c < 3; c++)
    rgb = rgb << 8 | (guint32) (srgb_to_code (MIN (1, value[c] + shine)) * 255 + 0.5);
  return rgb;
}

cairo_surface_t *
sitter_relief_new (double skin_tone, double highlight, double detail)
{
  SitterColour skin = sitter_skin_colour (skin_tone);
  const double albedo[3] = { srgb_to_linear (skin.r / 255.0), srgb_to_linear (skin.g / 255.0),
                             srgb_to_linear (skin.b / 255.0) };
  const double per_iod = MIN (ceil (detail), MOST_DETAIL), step = 1 / per_iod;
  const int columns = 2 * HALF_WIDTH * per_iod, rows = (BOTTOM - TOP) * per_iod;

  /* One sample more on each side, for the slopes. */
  const int across = columns + 2;
  g_autofree double *z = g_new (double, (gsize) across *(rows + 2));
  for (int row = 0; row < rows + 2; row++)
    for (int column = 0; column < across; column++)
      z[row * across + column]
          = height_at ((column - 0.5) * step - HALF_WIDTH, (row - 0.5) * step + TOP);

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, columns, rows);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      {
        const double *here = &z[(row + 1) * across + column + 1];
        double sx = (here[1] - here[-1]) / (2 * step),
               sy = (here[across] - here[-across]) / (2 * step);
        guint32 *line = (guint32 *) (pixels + row * cairo_image_surface_get_stride (surface));
        line[column] = lit_skin ((column + 0.5) * step - HALF_WIDTH, (row + 0.5) * step + TOP, sx,
                                 sy, albedo, highlight);
      }
  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, per_iod, per_iod);
  cairo_surface_set_device_offset (surface, HALF_WIDTH * per_iod, -TOP * per_iod);
  return surface;
}

void
sitter_relief_fill (cairo_t *cr, cairo_surface_t *relief)
{
  cairo_set_source_surface (cr, relief, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill (cr);
}
