/* thumbnail: does the preview in a file show the same picture as the file?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "thumbnail.h"

#include "reduce.h"

#define GRID 24

/* Darker than this in the mean is a bar, in levels. */
#define BAR_LEVEL 12

/* Previews are rounded to whole pixels of about 160, often to multiples of 8. */
#define ASPECT_TOLERANCE 0.04

/* Larger differences of shape, as logarithms, are crops. */
#define MAX_STRETCH 0.3

/* A preview that was stretched agrees with the picture so well, and so much better than any part of
 * it; parts are tried down to this size, in steps, at so many places. */
#define SAME_PICTURE 0.97
#define BETTER_THAN_CROP 0.005
#define SMALLEST_CROP 0.55
#define CROP_STEP 0.05
#define CROP_PLACES 8

static double
luma (const guint8 *rgb)
{
  return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
}

static gboolean
is_bar (const IdpImage *image, const IdpRect *line)
{
  double sum = 0;
  for (int y = line->y; y < line->y + line->height; y++)
    for (int x = line->x; x < line->x + line->width; x++)
      sum += luma (idp_image_at (image, x, y));
  return sum < BAR_LEVEL * line->width * line->height;
}

static IdpRect
without_bars (const IdpImage *image)
{
  int left = 0, top = 0, right = image->width_px, bottom = image->height_px;
  while (top < bottom - GRID && is_bar (image, &(IdpRect){ left, top, right - left, 1 }))
    top++;
  while (bottom > top + GRID && is_bar (image, &(IdpRect){ left, bottom - 1, right - left, 1 }))
    bottom--;
  while (left < right - GRID && is_bar (image, &(IdpRect){ left, top, 1, bottom - top }))
    left++;
  while (right > left + GRID && is_bar (image, &(IdpRect){ right - 1, top, 1, bottom - top }))
    right--;
  return (IdpRect){ left, top, right - left, bottom - top };
}

static double
correlation (const IdpImage *a, const IdpImage *b)
{
  const int n = a->width_px * a->height_px;
  double sum_a = 0, sum_b = 0, aa = 0, bb = 0, ab = 0;
  for (int i = 0; i < n; i++)
    {
      const double x = luma (a->rgb + 3 * i), y = luma (b->rgb + 3 * i);
      sum_a += x;
      sum_b += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
  const double var_a = aa / n - sum_a * sum_a / n / n, var_b = bb / n - sum_b * sum_b / n / n;
  return var_a < 1 || var_b < 1 ? NAN : (ab / n - sum_a * sum_b / n / n) / sqrt (var_a * var_b);
}

static gboolean
is_large_enough (const IdpImage *image)
{
  return MIN (image->width_px, image->height_px) >= GRID;
}

/* Of two parts of pictures, each averaged to the grid. */
static double
correlation_of_parts (const IdpImage *a, const IdpRect *part_a, const IdpImage *b,
                      const IdpRect *part_b)
{
  g_autoptr (IdpImage) small_a = idp_image_reduce (a, part_a, GRID, GRID, NULL);
  g_autoptr (IdpImage) small_b = idp_image_reduce (b, part_b, GRID, GRID, NULL);
  return small_a == NULL || small_b == NULL ? NAN : correlation (small_a, small_b);
}

/* Of the logarithms of the shapes. */
static double
shape_difference (const IdpRect *thumbnail, const IdpRect *picture)
{
  return log ((double) picture->width / picture->height * thumbnail->height / thumbnail->width);
}

double
idp_thumbnail_correlation (const IdpImage *thumbnail, const IdpImage *picture)
{
  if (!is_large_enough (thumbnail) || !is_large_enough (picture))
    return NAN;
  const IdpRect shown = without_bars (thumbnail), all = without_bars (picture);
  if (fabs (shape_difference (&shown, &all)) > ASPECT_TOLERANCE)
    return NAN;
  return correlation_of_parts (thumbnail, &shown, picture, &all);
}

/* The correlation of SMALL, a copy of a picture as large as WHOLE, with the part of THUMBNAIL of
 * its shape that looks most like it. */
static double
best_crop (const IdpImage *thumbnail, const IdpRect *shown, const IdpImage *small,
           const IdpRect *whole)
{
  const double shape = (double) whole->width / whole->height;
  const IdpRect all = { 0, 0, small->width_px, small->height_px };
  double best = -1;
  for (double scale = 1; scale > SMALLEST_CROP; scale -= CROP_STEP)
    {
      const double height = scale * fmin (shown->height, shown->width / shape);
      IdpRect part = { 0, 0, (int) lround (height * shape), (int) lround (height) };
      if (part.width < GRID || part.height < GRID)
        break;
      const double step_x = fmax (1, (shown->width - part.width) / CROP_PLACES);
      const double step_y = fmax (1, (shown->height - part.height) / CROP_PLACES);
      for (double y = 0; y <= shown->height - part.height; y += step_y)
        for (double x = 0; x <= shown->width - part.width; x += step_x)
          {
            part.x = shown->x + (int) x;
            part.y = shown->y + (int) y;
            best = fmax (best, correlation_of_parts (thumbnail, &part, small, &all));
          }
    }
  return best;
}

double
idp_thumbnail_stretch (const IdpImage *thumbnail, const IdpImage *picture)
{
  if (!is_large_enough (thumbnail) || !is_large_enough (picture))
    return NAN;
  const IdpRect shown = without_bars (thumbnail), whole = without_bars (picture);
  const double difference = shape_difference (&shown, &whole);
  if (fabs (difference) <= ASPECT_TOLERANCE || fabs (difference) > MAX_STRETCH)
    return NAN;

  /* The crops are searched on a small copy. */
  g_autoptr (IdpImage) small = idp_image_reduce (picture, &whole, GRID, GRID, NULL);
  if (small == NULL)
    return NAN;
  const IdpRect all = { 0, 0, GRID, GRID };
  const double stretched = correlation_of_parts (thumbnail, &shown, small, &all);
  if (!(stretched >= SAME_PICTURE))
    return NAN;
  return stretched > best_crop (thumbnail, &shown, small, &whole) + BETTER_THAN_CROP
             ? exp (difference)
             : NAN;
}
