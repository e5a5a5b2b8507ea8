/* morphology: grey openings and closings inside a mask.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "morphology.h"

#include <math.h>

/* The greatest of the 2 * RADIUS + 1 values around each of N, STRIDE apart. FORWARD and BACKWARD
 * have room for the line and RADIUS values on either side, rounded up to whole blocks. */
static void
dilate_line (float *values, int n, int stride, int radius, float *forward, float *backward)
{
  const int size = 2 * radius + 1;
  const int padded = (n + 2 * radius + size - 1) / size * size;
  for (int i = 0; i < padded; i++)
    {
      const int at = i - radius;
      const float value = at >= 0 && at < n ? values[at * stride] : -INFINITY;
      forward[i] = i % size == 0 ? value : fmaxf (forward[i - 1], value);
      backward[i] = value;
    }
  for (int i = padded - 2; i >= 0; i--)
    if (i % size != size - 1)
      backward[i] = fmaxf (backward[i], backward[i + 1]);
  for (int i = 0; i < n; i++)
    values[i * stride] = fmaxf (backward[i], forward[i + size - 1]);
}

static void
dilate (float *values, int width, int height, int radius)
{
  const int room = MAX (width, height) + 4 * radius + 1;
  g_autofree float *forward = g_new (float, room), *backward = g_new (float, room);
  for (int y = 0; y < height; y++)
    dilate_line (values + (gsize) y * width, width, 1, radius, forward, backward);
  for (int x = 0; x < width; x++)
    dilate_line (values + x, height, width, radius, forward, backward);
}

/* SIGN 1 closes, -1 opens: an opening is the closing of the negative. */
static float *
close_signed (const float *values, const guint8 *inside, int width, int height, int radius,
              float sign)
{
  const int n = width * height;
  float *closed = g_new (float, n);
  for (int i = 0; i < n; i++)
    closed[i] = inside[i] ? sign * values[i] : -INFINITY;
  dilate (closed, width, height, radius);
  for (int i = 0; i < n; i++)
    closed[i] = inside[i] ? -closed[i] : -INFINITY;
  dilate (closed, width, height, radius);
  for (int i = 0; i < n; i++)
    closed[i] *= -sign;
  return closed;
}

float *
idp_closing (const float *values, const guint8 *inside, int width, int height, int radius)
{
  return close_signed (values, inside, width, height, radius, 1);
}

float *
idp_opening (const float *values, const guint8 *inside, int width, int height, int radius)
{
  return close_signed (values, inside, width, height, radius, -1);
}
