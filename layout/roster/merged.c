/* merged: the merged cells of a worksheet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/merged.h"

#include <string.h>

#include "roster/table.h"

#define MAX_ROWS 1048576 /* of a spreadsheet */

struct _IdsMerged
{
  GPtrArray *all;    /* of IdsMergedCells*, owned; by first row once sorted */
  GPtrArray *active; /* those that the row asked for last crosses */
  guint next;        /* of ALL: the first that begins below that row */
  gboolean sorted;
};

static void
cells_free (IdsMergedCells *cells)
{
  g_free (cells->text);
  g_free (cells);
}

IdsMerged *
ids_merged_new (void)
{
  IdsMerged *merged = g_new0 (IdsMerged, 1);
  merged->all = g_ptr_array_new_with_free_func ((GDestroyNotify) cells_free);
  merged->active = g_ptr_array_new ();
  return merged;
}

void
ids_merged_free (IdsMerged *merged)
{
  if (merged == NULL)
    return;
  g_ptr_array_unref (merged->active);
  g_ptr_array_unref (merged->all);
  g_free (merged);
}

gboolean
ids_cell_name_parse (const char *name, int *row, int *column)
{
  const gsize letters = strcspn (name, "0123456789");
  g_autofree char *column_name = g_strndup (name, letters);
  gint64 number = 0;
  *column = ids_table_column_number (column_name);
  if (*column < 0 || !g_ascii_string_to_signed (name + letters, 10, 1, MAX_ROWS, &number, NULL))
    return FALSE;
  *row = number;
  return TRUE;
}

void
ids_merged_add (IdsMerged *merged, const char *reference)
{
  g_auto (GStrv) corners = g_strsplit (reference, ":", 2);
  IdsMergedCells cells = { 0 };
  if (corners[0] == NULL || corners[1] == NULL
      || !ids_cell_name_parse (corners[0], &cells.first_row, &cells.first_column)
      || !ids_cell_name_parse (corners[1], &cells.last_row, &cells.last_column))
    return;
  g_ptr_array_add (merged->all, g_memdup2 (&cells, sizeof cells));
  merged->sorted = FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const IdsMergedCells *left = *(const IdsMergedCells *const *) a;
  const IdsMergedCells *right = *(const IdsMergedCells *const *) b;
  return left->first_row - right->first_row;
}

const GPtrArray *
ids_merged_at (IdsMerged *merged, int row)
{
  if (!merged->sorted)
    g_ptr_array_sort (merged->all, compare);
  merged->sorted = TRUE;

  for (guint i = merged->active->len; i > 0; i--)
    if (((const IdsMergedCells *) merged->active->pdata[i - 1])->last_row < row)
      g_ptr_array_remove_index_fast (merged->active, i - 1);
  for (; merged->next < merged->all->len; merged->next++)
    {
      IdsMergedCells *cells = merged->all->pdata[merged->next];
      if (cells->first_row > row)
        break;
      if (cells->last_row >= row)
        g_ptr_array_add (merged->active, cells);
    }
  return merged->active;
}
