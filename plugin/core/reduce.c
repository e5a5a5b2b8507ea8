/* reduce: area averaging, row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reduce.h"

#include <math.h>
#include <string.h>

/* Lengths are counted so that one source pixel is `out->width_px` wide and `out->height_px` high,
 * and one new pixel `rect.width` wide and `rect.height` high. All overlaps are then whole numbers
 * and all sums exact; a double holds them, as they stay below 2^53. */
struct _IdpReducer
{
  IdpRect rect;
  IdpImage *out;
  guint32 *columns; /* what the current new row has summed up, per source column: rect.width * 3 */
  double *sums;     /* the same per new pixel: out->width_px * 3 */
  int out_y;
};

IdpReducer *
idp_reducer_new (const IdpRect *rect, int width_px, int height_px, GError **error)
{
  g_return_val_if_fail (width_px > 0 && width_px <= rect->width, NULL);
  g_return_val_if_fail (height_px > 0 && height_px <= rect->height, NULL);

  g_autoptr (IdpImage) out = idp_image_new (width_px, height_px, error);
  if (out == NULL)
    return NULL;

  IdpReducer *reducer = g_new0 (IdpReducer, 1);
  reducer->rect = *rect;
  reducer->out = g_steal_pointer (&out);
  reducer->columns = g_new0 (guint32, (gsize) rect->width * 3);
  reducer->sums = g_new (double, (gsize) width_px * 3);
  return reducer;
}

void
idp_reducer_free (IdpReducer *reducer)
{
  if (reducer == NULL)
    return;
  idp_image_free (reducer->out);
  g_free (reducer->columns);
  g_free (reducer->sums);
  g_free (reducer);
}

#if defined(__x86_64__) || defined(__i386__)
#define WIDEST_REGISTERS __attribute__ ((target_clones ("avx2", "default")))
#else
#define WIDEST_REGISTERS
#endif

/* Touches every source pixel once. */
WIDEST_REGISTERS static void
add_weighted (guint32 *sums, const guint8 *row, guint32 weight, int n)
{
  for (int i = 0; i < n; i++)
    sums[i] += weight * row[i];
}

/* SUMS over AREA, rounded. */
WIDEST_REGISTERS static void
divide (guint8 *out, const double *sums, double area, int n)
{
  const double half = floor (area / 2);
  for (int i = 0; i < n; i++)
    out[i] = (guint8) ((sums[i] + half) / area);
}

/* A new pixel is the sum of all source pixels it touches, less what of the first and the last of
 * them belongs to its neighbours. */
static void
close_new_row (IdpReducer *reducer)
{
  const guint32 source_width = reducer->out->width_px;
  const guint32 new_width = reducer->rect.width;
  const int n_values = reducer->out->width_px * 3;
  const guint32 *first = reducer->columns;
  guint32 before = 0; /* of the first source pixel, what belongs to the new pixel before */

  for (int i = 0; i < n_values; i += 3)
    {
      const guint32 *last = first;
      guint32 reached = source_width - before;
      gint64 sums[3] = { first[0], first[1], first[2] };
      while (reached < new_width)
        {
          last += 3;
          reached += source_width;
          for (int c = 0; c < 3; c++)
            sums[c] += last[c];
        }
      const guint32 after = reached - new_width;
      for (int c = 0; c < 3; c++)
        reducer->sums[i + c]
            = source_width * sums[c] - (gint64) before * first[c] - (gint64) after * last[c];
      first = after > 0 ? last : last + 3;
      before = after > 0 ? source_width - after : 0;
    }
  divide (idp_image_at (reducer->out, 0, reducer->out_y), reducer->sums,
          (double) reducer->rect.width * reducer->rect.height, n_values);
  memset (reducer->columns, 0, (gsize) new_width * 3 * sizeof *reducer->columns);
  reducer->out_y++;
}

void
idp_reducer_take_row (gpointer data, int y, const guint8 *row)
{
  IdpReducer *reducer = data;
  const int source_y = y - reducer->rect.y;
  if (source_y < 0 || source_y >= reducer->rect.height)
    return;

  const guint8 *source = row + (gsize) reducer->rect.x * 3;
  guint64 from = (guint64) source_y * reducer->out->height_px;
  guint64 to = from + reducer->out->height_px;
  while (from < to)
    {
      guint64 row_end = (guint64) (reducer->out_y + 1) * reducer->rect.height;
      guint64 next = MIN (to, row_end);
      add_weighted (reducer->columns, source, (guint32) (next - from), reducer->rect.width * 3);
      if (next == row_end)
        close_new_row (reducer);
      from = next;
    }
}

IdpImage *
idp_reducer_finish (IdpReducer *reducer)
{
  g_return_val_if_fail (reducer->out_y == reducer->out->height_px, NULL);
  return g_steal_pointer (&reducer->out);
}

IdpImage *
idp_image_reduce (const IdpImage *image, const IdpRect *rect, int width_px, int height_px,
                  GError **error)
{
  g_autoptr (IdpReducer) reducer = idp_reducer_new (rect, width_px, height_px, error);
  if (reducer == NULL)
    return NULL;
  for (int y = rect->y; y < rect->y + rect->height; y++)
    idp_reducer_take_row (reducer, y, idp_image_at (image, 0, y));
  return idp_reducer_finish (reducer);
}

IdpImage *
idp_image_shrink (const IdpImage *image, int long_side_px, GError **error)
{
  const IdpRect all = { 0, 0, image->width_px, image->height_px };
  const double scale = MIN (1.0, (double) long_side_px / MAX (all.width, all.height));
  return idp_image_reduce (image, &all, MAX (1, lround (all.width * scale)),
                           MAX (1, lround (all.height * scale)), error);
}
