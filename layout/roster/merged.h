/* merged: the merged cells of a worksheet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  int first_row, last_row; /* from 1 */
  int first_column, last_column;
  char *text; /* of the first cell, once that has been read */
} IdsMergedCells;

typedef struct _IdsMerged IdsMerged;

IdsMerged *ids_merged_new (void);
void ids_merged_free (IdsMerged *merged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsMerged, ids_merged_free)

/* Adds what REFERENCE, "A2:A40", names; what is no such reference is passed over. */
void ids_merged_add (IdsMerged *merged, const char *reference);

/* The merged cells that ROW crosses, of IdsMergedCells*; rows must be asked for in ascending order.
 * Owned by MERGED. */
const GPtrArray *ids_merged_at (IdsMerged *merged, int row);

/* Splits a cell's name, "AB12"; FALSE where it is none. */
gboolean ids_cell_name_parse (const char *name, int *row, int *column);
