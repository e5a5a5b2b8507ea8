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

double
idp_thumbnail_correlation (const IdpImage *thumbnail, const IdpImage *picture)
{
  if (MIN (thumbnail->width_px, thumbnail->height_px) < GRID
      || MIN (picture->width_px, picture->height_px) < GRID)
    return NAN;

  const IdpRect shown = without_bars (thumbnail), all = without_bars (picture);
  const double aspect = (double) shown.width / shown.height * all.height / all.width;
  if (fabs (log (aspect)) > ASPECT_TOLERANCE)
    return NAN;

  g_autoptr (IdpImage) a = idp_image_reduce (thumbnail, &shown, GRID, GRID, NULL);
  g_autoptr (IdpImage) b = idp_image_reduce (picture, &all, GRID, GRID, NULL);
  return a == NULL || b == NULL ? NAN : correlation (a, b);
}
