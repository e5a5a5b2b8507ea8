/* paint: changing a part of a picture, softly. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint.h"

#include "gaussian.h"
#include "resample.h"
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
  resample_cubic (
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
      resample_linear (from, (IdpPoint){ at.x + t * path->x, at.y + t * path->y }, one);
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
