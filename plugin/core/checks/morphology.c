/* morphology: grey openings and closings inside a mask.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "morphology.h"

#include <math.h>
#include <string.h>

/* Each of N values becomes the greater of itself and the one STEP after it. */
static void
take_greater (float *values, gsize n, gsize step)
{
  for (gsize i = 0; i + step < n; i++)
    values[i] = values[i] > values[i + step] ? values[i] : values[i + step];
}

/* Each of N values becomes the greatest of SIZE, itself and those that follow STRIDE apart. */
static void
take_greatest (float *values, gsize n, gsize stride, int size)
{
  int span = 1;
  for (; 2 * span <= size; span *= 2)
    take_greater (values, n, span * stride);
  take_greater (values, n, (size - span) * stride);
}

/* Copies N VALUES into BUFFER, with PADDING values that never win on either side. */
static void
pad (float *buffer, const float *values, gsize n, gsize padding)
{
  for (gsize i = 0; i < padding; i++)
    buffer[i] = buffer[padding + n + i] = -INFINITY;
  memcpy (buffer + padding, values, n * sizeof *values);
}

static void
dilate (float *values, int width, int height, int radius)
{
  const int size = 2 * radius + 1;
  const gsize n = (gsize) width * height, rows = (gsize) width * radius;
  g_autofree float *buffer = g_new (float, MAX (n + 2 * rows, (gsize) width + 2 * radius));
  for (float *row = values; row < values + n; row += width)
    {
      pad (buffer, row, width, radius);
      take_greatest (buffer, width + 2 * radius, 1, size);
      memcpy (row, buffer, width * sizeof *row);
    }
  pad (buffer, values, n, rows);
  take_greatest (buffer, n + 2 * rows, width, size);
  memcpy (values, buffer, n * sizeof *values);
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
