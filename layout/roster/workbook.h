/* workbook: one sheet of a spreadsheet file (XLSX: ECMA-376), read as a stream.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster/table.h"

/* See ids_table_read(). Of several sheets the first that is not hidden is read, which NOTE tells.
 * Formulas count for the value that the spreadsheet has stored. */
gboolean ids_workbook_read (const char *path, const IdsTableOptions *options, IdsTableFunc func,
                            gpointer data, char **note, GError **error);
