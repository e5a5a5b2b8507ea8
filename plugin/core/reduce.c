/* reduce: area averaging, row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reduce.h"

#include <string.h>

/* Lengths are counted so that one source pixel is `width_px` (or `height_px`) long and one new pixel is
 * `rect.width` (or `rect.height`) long. All overlaps are then whole numbers and all sums exact. */
struct _IdpReducer
{
  IdpRect rect;
  IdpImage *out;
  guint32 *row_sums; /* the current source row, averaged across: out->width_px * 3 */
  guint64 *sums;     /* the current new row */
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
  reducer->row_sums = g_new0 (guint32, (gsize) width_px * 3);
  reducer->sums = g_new0 (guint64, (gsize) width_px * 3);
  return reducer;
}

void
idp_reducer_free (IdpReducer *reducer)
{
  if (reducer == NULL)
    return;
  idp_image_free (reducer->out);
  g_free (reducer->row_sums);
  g_free (reducer->sums);
  g_free (reducer);
}

static void
average_across (IdpReducer *reducer, const guint8 *row)
{
  const guint32 source_length = reducer->out->width_px;
  const guint32 new_length = reducer->rect.width;
  const guint8 *source = row + (gsize) reducer->rect.x * 3;
  guint32 left = source_length; /* of the current source pixel */

  for (int x = 0; x < reducer->out->width_px; x++)
    {
      guint32 r = 0, g = 0, b = 0;
      for (guint32 open = new_length; open > 0;)
        {
          guint32 take = MIN (open, left);
          r += take * source[0];
          g += take * source[1];
          b += take * source[2];
          open -= take;
          left -= take;
          if (left == 0)
            {
              source += 3;
              left = source_length;
            }
        }
      reducer->row_sums[3 * x] = r;
      reducer->row_sums[3 * x + 1] = g;
      reducer->row_sums[3 * x + 2] = b;
    }
}

static void
add_row (IdpReducer *reducer, guint32 weight)
{
  const int n = reducer->out->width_px * 3;
  for (int i = 0; i < n; i++)
    reducer->sums[i] += (guint64) weight * reducer->row_sums[i];
}

static void
close_new_row (IdpReducer *reducer)
{
  const int n = reducer->out->width_px * 3;
  const guint64 area = (guint64) reducer->rect.width * reducer->rect.height;
  guint8 *out = idp_image_at (reducer->out, 0, reducer->out_y);

  for (int i = 0; i < n; i++)
    out[i] = (guint8) ((reducer->sums[i] + area / 2) / area);
  memset (reducer->sums, 0, n * sizeof *reducer->sums);
  reducer->out_y++;
}

void
idp_reducer_take_row (gpointer data, int y, const guint8 *row)
{
  IdpReducer *reducer = data;
  const int source_y = y - reducer->rect.y;
  if (source_y < 0 || source_y >= reducer->rect.height)
    return;

  average_across (reducer, row);

  guint64 from = (guint64) source_y * reducer->out->height_px;
  guint64 to = from + reducer->out->height_px;
  while (from < to)
    {
      guint64 row_end = (guint64) (reducer->out_y + 1) * reducer->rect.height;
      guint64 next = MIN (to, row_end);
      add_row (reducer, (guint32) (next - from));
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
