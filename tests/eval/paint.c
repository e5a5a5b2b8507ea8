/* paint: changing a part of a picture, softly. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint.h"

#include "gaussian.h"
#include "srgb.h"

static gsize
count (const IdpImage *image)
{
  return (gsize) image->width_px * image->height_px;
}

static guint8
to_code (double value)
{
  return CLAMP (lround (value), 0, 255);
}

static float
share_at (const PaintMask *mask, gsize i)
{
  return mask != NULL ? mask->share[i] : 1;
}

void
paint_colour (IdpImage *image, const PaintMask *mask, const double rgb[3])
{
  for (gsize i = 0; i < count (image); i++)
    for (int c = 0; c < 3; c++)
      {
        guint8 *at = image->rgb + i * 3 + c;
        *at = to_code (*at + share_at (mask, i) * (rgb[c] - *at));
      }
}

void
paint_levels (IdpImage *image, const PaintMask *mask, const double levels[3])
{
  for (gsize i = 0; i < count (image); i++)
    for (int c = 0; c < 3; c++)
      {
        guint8 *at = image->rgb + i * 3 + c;
        *at = to_code (*at + share_at (mask, i) * levels[c]);
      }
}

void
paint_light (IdpImage *image, const PaintMask *mask, const double gain[3])
{
  double linear[256];
  for (int code = 0; code < 256; code++)
    linear[code] = srgb_to_linear (code / 255.0);
  for (gsize i = 0; i < count (image); i++)
    for (int c = 0; c < 3 && share_at (mask, i) > 0; c++)
      {
        guint8 *at = image->rgb + i * 3 + c;
        const double lit = linear[*at] * (1 + share_at (mask, i) * (gain[c] - 1));
        *at = to_code (255 * srgb_to_code (CLAMP (lit, 0, 1)));
      }
}

void
paint_image (IdpImage *image, const PaintMask *mask, const IdpImage *over)
{
  g_return_if_fail (over->width_px == image->width_px && over->height_px == image->height_px);
  for (gsize i = 0; i < count (image); i++)
    for (int c = 0; c < 3; c++)
      {
        guint8 *at = image->rgb + i * 3 + c;
        *at = to_code (*at + share_at (mask, i) * (over->rgb[i * 3 + c] - *at));
      }
}

void
paint_blur (IdpImage *image, const PaintMask *mask, double sigma_px)
{
  g_autofree float *values = g_new (float, count (image) * 3);
  for (gsize i = 0; i < count (image) * 3; i++)
    values[i] = image->rgb[i];
  gaussian_blur (values, image->width_px, image->height_px, 3, sigma_px);
  for (gsize i = 0; i < count (image) * 3; i++)
    {
      const double share = share_at (mask, i / 3);
      image->rgb[i] = to_code (image->rgb[i] + share * (values[i] - image->rgb[i]));
    }
}

void
paint_noise (IdpImage *image, const PaintMask *mask, double sd_levels, GRand *rand)
{
  for (gsize i = 0; i < count (image) * 3; i++)
    image->rgb[i]
        = to_code (image->rgb[i] + share_at (mask, i / 3) * sd_levels * gaussian_noise (rand));
}

/* --- Moving pixels --- */

void
paint_sample (const IdpImage *image, IdpPoint p, double rgb[3])
{
  const double x = CLAMP (p.x - 0.5, 0, image->width_px - 1);
  const double y = CLAMP (p.y - 0.5, 0, image->height_px - 1);
  const int x0 = x, y0 = y;
  const int x1 = MIN (x0 + 1, image->width_px - 1), y1 = MIN (y0 + 1, image->height_px - 1);
  for (int c = 0; c < 3; c++)
    {
      const double top = idp_image_at (image, x0, y0)[c] * (x0 + 1 - x)
                         + idp_image_at (image, x1, y0)[c] * (x - x0);
      const double bottom = idp_image_at (image, x0, y1)[c] * (x0 + 1 - x)
                            + idp_image_at (image, x1, y1)[c] * (x - x0);
      rgb[c] = top * (y0 + 1 - y) + bottom * (y - y0);
    }
}

/* Bicubic interpolation after Keys, 1981. */
static double
keys (double t)
{
  const double u = fabs (t);
  return u < 1 ? (1.5 * u - 2.5) * u * u + 1 : u < 2 ? ((-0.5 * u + 2.5) * u - 4) * u + 2 : 0;
}

/* I of 0..N-1 as the picture and its mirror images have it. */
static int
mirrored (int i, int n)
{
  const int period = 2 * n, within = ((i % period) + period) % period;
  return within < n ? within : period - 1 - within;
}

static void
sample_bicubic (const IdpImage *image, IdpPoint p, double rgb[3])
{
  const double x = p.x - 0.5, y = p.y - 0.5;
  const int x0 = floor (x), y0 = floor (y);
  for (int c = 0; c < 3; c++)
    rgb[c] = 0;
  for (int j = -1; j <= 2; j++)
    for (int i = -1; i <= 2; i++)
      {
        const double weight = keys (x - x0 - i) * keys (y - y0 - j);
        const guint8 *from = idp_image_at (image, mirrored (x0 + i, image->width_px),
                                           mirrored (y0 + j, image->height_px));
        for (int c = 0; c < 3; c++)
          rgb[c] += weight * from[c];
      }
}

/* IMAGE anew, each pixel as SAMPLE has it there. */
typedef void (*Sample) (const IdpImage *from, IdpPoint at, gconstpointer data, double rgb[3]);

static void
resample (IdpImage *image, Sample sample, gconstpointer data)
{
  g_autofree guint8 *before = g_memdup2 (image->rgb, count (image) * 3);
  const IdpImage from = { image->width_px, image->height_px, before };
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        double rgb[3];
        sample (&from, (IdpPoint){ x + 0.5, y + 0.5 }, data, rgb);
        for (int c = 0; c < 3; c++)
          idp_image_at (image, x, y)[c] = to_code (rgb[c]);
      }
}

static void
warped (const IdpImage *from, IdpPoint at, gconstpointer data, double rgb[3])
{
  const double *m = data;
  sample_bicubic (
      from, (IdpPoint){ m[0] * at.x + m[1] * at.y + m[2], m[3] * at.x + m[4] * at.y + m[5] }, rgb);
}

void
paint_warp (IdpImage *image, const double m[6])
{
  resample (image, warped, m);
}

static void
moved (const IdpImage *from, IdpPoint at, gconstpointer data, double rgb[3])
{
  const IdpPoint *path = data; /* the whole of it */
  const int n = 2 * ceil (hypot (path->x, path->y)) + 1;
  for (int c = 0; c < 3; c++)
    rgb[c] = 0;
  for (int i = 0; i < n; i++)
    {
      const double t = n > 1 ? (double) i / (n - 1) - 0.5 : 0;
      double one[3];
      paint_sample (from, (IdpPoint){ at.x + t * path->x, at.y + t * path->y }, one);
      for (int c = 0; c < 3; c++)
        rgb[c] += one[c] / n;
    }
}

void
paint_motion (IdpImage *image, double length_px, double direction_deg)
{
  const double turn = direction_deg * G_PI / 180;
  const IdpPoint path = { length_px * cos (turn), length_px * sin (turn) };
  resample (image, moved, &path);
}
