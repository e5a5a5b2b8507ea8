/* sheet-cells: the copies that one student gets, column by column.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <string.h>

#include "sheet-private.h"

#define MAX_COUNT 100 /* against typing errors */

static const char *const turn_names[] = {
  [IDS_TURN_NONE] = "upright",
  [IDS_TURN_LEFT] = "turned-left",
  [IDS_TURN_RIGHT] = "turned-right",
};

/* Reads "upright", or "2:upright" for a print of the second size. */
static gboolean
parse_cell (const IdpPreset *preset, const IdsSheet *sheet, const char *group, const char *text,
            IdsCell *cell, GError **error)
{
  guint64 size = 1;
  const char *colon = strchr (text, ':');
  if (colon != NULL)
    {
      g_autofree char *number = g_strndup (text, colon - text);
      if (!g_ascii_string_to_unsigned (number, 10, 1, sheet->n_sizes, &size, NULL))
        {
          idp_preset_set_error (preset, group, "cells", error,
                                _ ("“%s”: there are the sizes 1 to %u"), text, sheet->n_sizes);
          return FALSE;
        }
      text = colon + 1;
    }
  cell->size = size - 1;
  for (guint i = 0; i < G_N_ELEMENTS (turn_names); i++)
    if (strcmp (text, turn_names[i]) == 0)
      {
        cell->turn = i;
        return TRUE;
      }
  idp_preset_set_error (preset, group, "cells", error, _ ("“%s” is none of: %s, %s, %s"), text,
                        turn_names[IDS_TURN_NONE], turn_names[IDS_TURN_LEFT],
                        turn_names[IDS_TURN_RIGHT]);
  return FALSE;
}

/* Appends COLUMN at X_MM, and grows the block to hold it. */
static void
add_column (IdsSheet *sheet, const GArray *column, double x_mm, double gap_mm)
{
  double y_mm = 0;
  for (guint i = 0; i < column->len; i++)
    {
      IdsCell cell = g_array_index (column, IdsCell, i);
      double width_mm = 0, height_mm = 0;
      ids_sheet_get_cell_size (sheet, &cell, &width_mm, &height_mm);
      cell.x_mm = x_mm;
      cell.y_mm = y_mm;
      g_array_append_val (sheet->cells, cell);
      sheet->block_width_mm = MAX (sheet->block_width_mm, x_mm + width_mm);
      sheet->block_height_mm = MAX (sheet->block_height_mm, y_mm + height_mm);
      y_mm += height_mm + gap_mm;
    }
}

static gboolean
read_column (IdpPreset *preset, IdsSheet *sheet, const char *group, double columns_gap_mm,
             GError **error)
{
  int repeat = 0;
  double gap_mm = 0;
  g_autofree char *list = idp_preset_get_string (preset, group, "cells", error);
  if (list == NULL || !idp_preset_get_int (preset, group, "repeat", 1, MAX_COUNT, &repeat, error)
      || !ids_sheet_read_length (preset, group, "gap", &gap_mm, error))
    return FALSE;

  g_auto (GStrv) names = ids_sheet_split_list (list);
  g_autoptr (GArray) column = g_array_new (FALSE, FALSE, sizeof (IdsCell));
  for (char **name = names; *name != NULL; name++)
    {
      IdsCell cell = { 0 };
      if (!parse_cell (preset, sheet, group, *name, &cell, error))
        return FALSE;
      g_array_append_val (column, cell);
    }
  if (column->len == 0 || column->len > MAX_COUNT)
    {
      idp_preset_set_error (preset, group, "cells", error, _ ("1 to %d cells are possible"),
                            MAX_COUNT);
      return FALSE;
    }

  for (int i = 0; i < repeat; i++)
    add_column (sheet, column, sheet->cells->len == 0 ? 0 : sheet->block_width_mm + columns_gap_mm,
                gap_mm);
  return TRUE;
}

gboolean
ids_sheet_read_cells (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  double gap_mm = 0;
  if (!ids_sheet_read_length (preset, "columns", "gap", &gap_mm, error))
    return FALSE;

  int number = 1;
  do
    {
      g_autofree char *group = g_strdup_printf ("column.%d", number);
      if (!read_column (preset, sheet, group, gap_mm, error))
        return FALSE;
      g_autofree char *next = g_strdup_printf ("column.%d", ++number);
      if (!idp_preset_has (preset, next, "cells"))
        return TRUE;
    }
  while (number <= MAX_COUNT);

  idp_preset_set_error (preset, "columns", "gap", error, _ ("more than %d columns"), MAX_COUNT);
  return FALSE;
}
