/* reduce: area averaging, row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reduce.h"

#include <math.h>
#include <string.h>

/* Of a new pixel. */
typedef struct
{
  int column;   /* the source column it lies in, or touches at the left */
  guint32 part; /* how much of that column is left of it */
} Edge;

/* Lengths are counted so that one source pixel is `out->width_px` wide and `out->height_px` high,
 * and one new pixel `rect.width` wide and `rect.height` high. All overlaps are then whole numbers
 * and all sums exact; a double holds them, as they stay below 2^53. */
struct _IdpReducer
{
  IdpRect rect;
  IdpImage *out;
  guint32 *columns; /* what the current new row has summed up, per source column, and 0 behind
                       the last: (rect.width + 1) * 3 */
  guint64 *passed;  /* the sum of all columns before each: (rect.width + 1) * 3 */
  Edge *edges;      /* the right edge of each new pixel */
  double *sums;     /* the same as columns per new pixel: out->width_px * 3 */
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
  reducer->columns = g_new0 (guint32, ((gsize) rect->width + 1) * 3);
  reducer->passed = g_new0 (guint64, ((gsize) rect->width + 1) * 3);
  reducer->edges = g_new (Edge, width_px);
  reducer->sums = g_new (double, (gsize) width_px * 3);
  for (int i = 0; i < width_px; i++)
    {
      const guint64 edge = (guint64) (i + 1) * rect->width;
      reducer->edges[i] = (Edge){ edge / width_px, edge % width_px };
    }
  return reducer;
}

void
idp_reducer_free (IdpReducer *reducer)
{
  if (reducer == NULL)
    return;
  idp_image_free (reducer->out);
  g_free (reducer->columns);
  g_free (reducer->passed);
  g_free (reducer->edges);
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

/* SUMS over AREA, rounded. All are whole numbers, so the half that is added last keeps each
 * quotient further from the next whole number than the error of multiplying by the inverse. */
WIDEST_REGISTERS static void
divide (guint8 *out, const double *sums, double area, int n)
{
  const double half = floor (area / 2) + 0.5, inverse = 1 / area;
  for (int i = 0; i < n; i++)
    out[i] = (guint8) ((sums[i] + half) * inverse);
}

/* A new pixel is what lies left of its right edge, less what lies left of the edge before. Unsigned
 * numbers may wrap around in between; the difference is right. */
static void
sum_new_pixels (IdpReducer *reducer)
{
  const guint64 source_width = reducer->out->width_px;
  const int n_values = reducer->rect.width * 3;
  guint64 before[3] = { 0 };

  for (int i = 0; i < n_values; i++)
    reducer->passed[i + 3] = reducer->passed[i] + reducer->columns[i];
  for (int i = 0; i < reducer->out->width_px; i++)
    {
      const Edge edge = reducer->edges[i];
      const guint64 *passed = reducer->passed + 3 * edge.column;
      const guint32 *column = reducer->columns + 3 * edge.column;
      for (int c = 0; c < 3; c++)
        {
          const guint64 left = source_width * passed[c] + (guint64) edge.part * column[c];
          reducer->sums[3 * i + c] = (gint64) (left - before[c]);
          before[c] = left;
        }
    }
}

static void
close_new_row (IdpReducer *reducer)
{
  sum_new_pixels (reducer);
  divide (idp_image_at (reducer->out, 0, reducer->out_y), reducer->sums,
          (double) reducer->rect.width * reducer->rect.height, reducer->out->width_px * 3);
  memset (reducer->columns, 0, (gsize) reducer->rect.width * 3 * sizeof *reducer->columns);
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
