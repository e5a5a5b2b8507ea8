/* sheet-private.h: the parts of reading a sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "preset.h"
#include "sheet.h"

/* Bounds against typing errors, far beyond any sheet; PDF itself ends at 5080 mm. */
#define IDS_MAX_MM 2000.0

/* A length, which may be nothing. */
gboolean ids_sheet_read_length (IdpPreset *preset, const char *group, const char *key, double *mm,
                                GError **error);

/* A length that makes no sense when it is nothing. */
gboolean ids_sheet_read_extent (IdpPreset *preset, const char *group, const char *key, double *mm,
                                GError **error);

/* Reads [print] and [label] of all sizes. */
gboolean ids_sheet_read_sizes (IdpPreset *preset, IdsSheet *sheet, GError **error);

/* Reads [columns] and [column.N]: the cells, and the block that they make up. */
gboolean ids_sheet_read_cells (IdpPreset *preset, IdsSheet *sheet, GError **error);

/* The parts of the comma-separated TEXT without the spaces around them; free with g_strfreev(). */
char **ids_sheet_split_list (const char *text);
