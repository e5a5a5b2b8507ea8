/* tampering-screen: photos of screens and prints.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tampering.h"

#include "resample.h"

/* Screens are held nearly upright: turned at most so much, radians. */
#define MAX_TURN 0.09

/* What a screen's pixels leave dark, and what the lens blurs, px. */
#define SCREEN_DEPTH 0.6
#define LENS_SIGMA 0.7

IdpImage *
tamper_gratings (const TamperingScene *scene, double strength)
{
  IdpImage *image = tampering_copy (scene->image);
  double fx[2], fy[2], phase[2];
  for (int k = 0; k < 2; k++)
    {
      const double angle = g_rand_double_range (scene->rand, 0, G_PI);
      const double f = 1 / g_rand_double_range (scene->rand, 2.2, 8);
      fx[k] = 2 * G_PI * f * cos (angle);
      fy[k] = 2 * G_PI * f * sin (angle);
      phase[k] = g_rand_double_range (scene->rand, 0, 2 * G_PI);
    }
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        double add = 0;
        for (int k = 0; k < 2; k++)
          add += strength / 4 * sin (fx[k] * x + fy[k] * y + phase[k]);
        guint8 *rgb = idp_image_at (image, x, y);
        for (int c = 0; c < 3; c++)
          rgb[c] = (guint8) CLAMP (lround (rgb[c] + add), 0, 255);
      }
  return image;
}

/* Times GAIN in linear light, by the power law that comes nearest to sRGB. */
static guint8
lit (guint8 value, double gain)
{
  return (guint8) CLAMP (lround (value * pow (fmax (gain, 0), 1 / 2.2)), 0, 255);
}

IdpImage *
tamper_screen (const TamperingScene *scene, double strength)
{
  IdpImage *image = tampering_copy (scene->image);
  const double turn = g_rand_double_range (scene->rand, -MAX_TURN, MAX_TURN);
  const double period = strength * g_rand_double_range (scene->rand, 0.9, 1.1);
  const double pass = exp (-2 * G_PI * G_PI * LENS_SIGMA * LENS_SIGMA / period / period);
  const double f = 2 * G_PI / period;
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        const double u = f * (cos (turn) * x + sin (turn) * y);
        const double v = f * (cos (turn) * y - sin (turn) * x);
        guint8 *rgb = idp_image_at (image, x, y);
        for (int c = 0; c < 3; c++)
          rgb[c] = lit (rgb[c],
                        1 + SCREEN_DEPTH * pass * (cos (u + c * 2 * G_PI / 3) + 0.5 * cos (v)));
      }
  return image;
}

/* How dark a screen of dots is that covers SHARE of the paper, at phase U, V. The edges of the dots
 * are soft. */
static double
dots (double share, double u, double v)
{
  const double softness = 0.3;
  const double height = 0.5 + (cos (u) + cos (v)) / 4; /* 0..1, about evenly spread */
  return CLAMP (0.5 + (share - 1 + height) / softness, 0, 1);
}

IdpImage *
tamper_halftone (const TamperingScene *scene, double strength)
{
  static const double angles[4] = { 15, 75, 0, 45 }; /* cyan, magenta, yellow, black */
  IdpImage *image = tampering_copy (scene->image);
  const double f = 2 * G_PI / strength;
  double ux[4], uy[4];
  for (int k = 0; k < 4; k++)
    {
      const double turn = (angles[k] + g_rand_double_range (scene->rand, -2, 2)) * G_PI / 180;
      ux[k] = f * cos (turn);
      uy[k] = f * sin (turn);
    }
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        double ink[4], paper[4];
        const double black = 0.5 * (1 - MAX (rgb[0], MAX (rgb[1], rgb[2])) / 255.0);
        for (int c = 0; c < 3; c++)
          ink[c] = fmax (0, 1 - rgb[c] / 255.0 / (1 - black));
        ink[3] = black;
        for (int k = 0; k < 4; k++)
          paper[k] = 1 - 0.8 * dots (ink[k], ux[k] * x + uy[k] * y, ux[k] * y - uy[k] * x);
        for (int c = 0; c < 3; c++)
          rgb[c] = (guint8) lround (255 * paper[c] * paper[3]);
      }
  return image;
}

/* --- Seen from outside --- */

/* A projective map of the plane. */
typedef double Projection[9];

static IdpPoint
project (const Projection m, double x, double y)
{
  const double w = m[6] * x + m[7] * y + m[8];
  return (IdpPoint){ (m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w };
}

/* From the corners of a unit square, clockwise from the top left, to those of a quadrangle: P. S.
 * Heckbert, Fundamentals of texture mapping and image warping, 1989, 2.2.3. */
static void
square_to (const IdpPoint q[4], Projection m)
{
  const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x;
  const double dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y;
  const double sx = q[0].x - q[1].x + q[2].x - q[3].x, sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double whole = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / whole, h = (dx1 * sy - sx * dy1) / whole;
  const Projection result = { q[1].x - q[0].x + g * q[1].x,
                              q[3].x - q[0].x + h * q[3].x,
                              q[0].x,
                              q[1].y - q[0].y + g * q[1].y,
                              q[3].y - q[0].y + h * q[3].y,
                              q[0].y,
                              g,
                              h,
                              1 };
  for (int i = 0; i < 9; i++)
    m[i] = result[i];
}

/* The reverse of M, up to a factor, which does not matter. */
static void
invert (const Projection m, Projection inverse)
{
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      {
        const int a = (j + 1) % 3, b = (j + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;
        inverse[3 * i + j] = m[3 * a + c] * m[3 * b + d] - m[3 * a + d] * m[3 * b + c];
      }
}

/* Wood: bright and dark along the grain, and grain across. */
static void
table_colour (double x, double y, guint32 grain, double rgb[3])
{
  const double wave = 14 * sin (0.013 * y + 2 * sin (0.002 * x)) + 6 * sin (0.05 * y);
  const double noise = (grain % 17) - 8.0;
  rgb[0] = 120 + wave + noise;
  rgb[1] = 88 + wave + noise;
  rgb[2] = 60 + wave + noise;
}

/* The photo inside a frame RIM wide (share of its side) of colour FRAME, on a table. */
static IdpImage *
lay_on_table (const TamperingScene *scene, double margin, double rim, const double frame[3])
{
  const IdpImage *photo = scene->image;
  const int width = photo->width_px, height = photo->height_px;
  const IdpPoint corners[4] = { { 0, 0 }, { width, 0 }, { width, height }, { 0, height } };
  const double in_x[4] = { 1, -1, -1, 1 }, in_y[4] = { 1, 1, -1, -1 };
  IdpPoint quad[4];
  for (int i = 0; i < 4; i++)
    {
      quad[i].x
          = corners[i].x + in_x[i] * width * margin * g_rand_double_range (scene->rand, 0.6, 1.4);
      quad[i].y
          = corners[i].y + in_y[i] * height * margin * g_rand_double_range (scene->rand, 0.6, 1.4);
    }
  Projection there, back;
  square_to (quad, there);
  invert (there, back);

  IdpImage *image = idp_image_new (width, height, NULL);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const IdpPoint p = project (back, x + 0.5, y + 0.5);
        double rgb[3];
        if (p.x < 0 || p.y < 0 || p.x > 1 || p.y > 1)
          table_colour (x, y, g_rand_int (scene->rand), rgb);
        else if (p.x < rim || p.y < rim || p.x > 1 - rim || p.y > 1 - rim)
          for (int c = 0; c < 3; c++)
            rgb[c] = frame[c] + g_rand_int_range (scene->rand, -2, 3);
        else
          resample_linear (photo,
                           (IdpPoint){ (p.x - rim) / (1 - 2 * rim) * width,
                                       (p.y - rim) / (1 - 2 * rim) * height },
                           rgb);
        for (int c = 0; c < 3; c++)
          idp_image_at (image, x, y)[c] = (guint8) CLAMP (lround (rgb[c]), 0, 255);
      }
  return image;
}

IdpImage *
tamper_print_on_table (const TamperingScene *scene, double strength)
{
  const double white[3] = { 236, 234, 228 };
  return lay_on_table (scene, strength, 0.02, white);
}

IdpImage *
tamper_screen_on_desk (const TamperingScene *scene, double strength)
{
  const double black[3] = { 16, 16, 18 };
  return lay_on_table (scene, strength / 2, strength / 2, black);
}
