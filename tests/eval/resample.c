/* resample: pictures between their pixels. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "resample.h"

void
resample_linear (const IdpImage *image, IdpPoint p, double rgb[3])
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

void
resample_cubic (const IdpImage *image, IdpPoint p, double rgb[3])
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

IdpImage *
resample_enlarge (const IdpImage *image, int width_px, int height_px)
{
  IdpImage *large = idp_image_new (width_px, height_px, NULL);
  g_assert_nonnull (large);
  for (int y = 0; y < height_px; y++)
    for (int x = 0; x < width_px; x++)
      {
        const IdpPoint p
            = { (x + 0.5) * image->width_px / width_px, (y + 0.5) * image->height_px / height_px };
        double rgb[3];
        resample_cubic (image, p, rgb);
        for (int c = 0; c < 3; c++)
          idp_image_at (large, x, y)[c] = CLAMP (lround (rgb[c]), 0, 255);
      }
  return large;
}
