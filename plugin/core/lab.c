/* lab: colours as the eye ranks them, CIE L*a*b*.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lab.h"

#include <math.h>

/* Steps of the table that replaces the cube root, between which it is linear. */
#define ROOT_STEPS 4096

typedef struct
{
  float x[3][256]; /* share of each channel value in X / Xn, Y / Yn and Z / Zn */
  float y[3][256];
  float z[3][256];
  float root[ROOT_STEPS + 2]; /* f (t) of CIE 15, t from 0 to 1 */
} Tables;

double
idp_linear_from_srgb (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
lab_root (double t)
{
  const double delta = 6.0 / 29.0;
  return t > delta * delta * delta ? cbrt (t) : t / (3 * delta * delta) + 4.0 / 29.0;
}

static gpointer
make_tables (gpointer unused)
{
  /* sRGB primaries to XYZ, IEC 61966-2-1; the white is the sum of each row, so that grey is exactly
   * neutral. */
  static const double xyz[3][3] = {
    { 0.4124564, 0.3575761, 0.1804375 },
    { 0.2126729, 0.7151522, 0.0721750 },
    { 0.0193339, 0.1191920, 0.9503041 },
  };
  static Tables tables;
  float (*const share[3])[256] = { tables.x, tables.y, tables.z };

  for (int row = 0; row < 3; row++)
    for (int channel = 0; channel < 3; channel++)
      for (int v = 0; v < 256; v++)
        share[row][channel][v] = idp_linear_from_srgb (v / 255.0) * xyz[row][channel]
                                 / (xyz[row][0] + xyz[row][1] + xyz[row][2]);
  for (int i = 0; i < ROOT_STEPS + 2; i++)
    tables.root[i] = lab_root ((double) i / ROOT_STEPS);
  return &tables;
}

static const Tables *
get_tables (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_tables, NULL);
}

static inline float
root_of (const Tables *tables, float t)
{
  const float place = t * ROOT_STEPS;
  const int i = (int) place;
  return tables->root[i] + (place - i) * (tables->root[i + 1] - tables->root[i]);
}

static inline void
convert (const Tables *tables, const guint8 *rgb, float *lab)
{
  const guint8 r = rgb[0], g = rgb[1], b = rgb[2];
  const float x = root_of (tables, tables->x[0][r] + tables->x[1][g] + tables->x[2][b]);
  const float y = root_of (tables, tables->y[0][r] + tables->y[1][g] + tables->y[2][b]);
  const float z = root_of (tables, tables->z[0][r] + tables->z[1][g] + tables->z[2][b]);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

void
idp_lab_from_rgb (const guint8 rgb[3], double lab[3])
{
  float single[3];
  convert (get_tables (), rgb, single);
  for (int i = 0; i < 3; i++)
    lab[i] = single[i];
}

void
idp_lab_from_row (const guint8 *rgb, int n, float *lab)
{
  const Tables *tables = get_tables ();
  for (int i = 0; i < n; i++)
    convert (tables, rgb + 3 * i, lab + 3 * i);
}

static gpointer
make_linear (gpointer unused)
{
  static double linear[256];
  for (int v = 0; v < 256; v++)
    linear[v] = idp_linear_from_srgb (v / 255.0);
  return linear;
}

double
idp_linear_light (const guint8 rgb[3])
{
  static GOnce once = G_ONCE_INIT;
  const double *linear = g_once (&once, make_linear, NULL);
  return 0.2126 * linear[rgb[0]] + 0.7152 * linear[rgb[1]] + 0.0722 * linear[rgb[2]];
}

static double
radians (double deg)
{
  return deg * G_PI / 180;
}

/* Angle of (X, Y) from 0 up to 360 degrees; 0 for the origin. */
static double
hue_deg (double x, double y)
{
  const double deg = atan2 (y, x) * 180 / G_PI;
  return deg < 0 ? deg + 360 : deg;
}

static double
power7_share (double chroma)
{
  return sqrt (pow (chroma, 7) / (pow (chroma, 7) + pow (25, 7)));
}

double
idp_delta_e_2000 (const double a[3], const double b[3])
{
  const double stretch = 1.5 - 0.5 * power7_share ((hypot (a[1], a[2]) + hypot (b[1], b[2])) / 2);
  const double chroma_a = hypot (stretch * a[1], a[2]), chroma_b = hypot (stretch * b[1], b[2]);
  const double hue_a = hue_deg (stretch * a[1], a[2]), hue_b = hue_deg (stretch * b[1], b[2]);
  const gboolean has_hue = chroma_a * chroma_b > 0;

  double turn = has_hue ? hue_b - hue_a : 0;
  double hue_sum = hue_a + hue_b;
  if (has_hue && fabs (turn) > 180)
    {
      turn += turn > 0 ? -360 : 360;
      hue_sum += hue_sum < 360 ? 360 : -360;
    }
  const double hue = has_hue ? hue_sum / 2 : hue_sum;
  const double light = (a[0] + b[0]) / 2, chroma = (chroma_a + chroma_b) / 2;

  const double delta_hue = 2 * sqrt (chroma_a * chroma_b) * sin (radians (turn) / 2);
  const double weight = 1 - 0.17 * cos (radians (hue - 30)) + 0.24 * cos (radians (2 * hue))
                        + 0.32 * cos (radians (3 * hue + 6)) - 0.20 * cos (radians (4 * hue - 63));
  const double from_50 = (light - 50) * (light - 50);
  const double light_term = (b[0] - a[0]) / (1 + 0.015 * from_50 / sqrt (20 + from_50));
  const double chroma_term = (chroma_b - chroma_a) / (1 + 0.045 * chroma);
  const double hue_term = delta_hue / (1 + 0.015 * chroma * weight);
  const double blue = (hue - 275) / 25;
  const double rotation = -2 * power7_share (chroma) * sin (radians (60 * exp (-blue * blue)));

  return sqrt (light_term * light_term + chroma_term * chroma_term + hue_term * hue_term
               + rotation * chroma_term * hue_term);
}
