/* sheet-private.h: the parts of reading a sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "box.h"
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

/* The title of [preset] in the user's language. Caller frees. */
char *ids_sheet_read_title (IdpPreset *preset, GError **error);

/* What the prints of a full page cover. */
IdsBox ids_sheet_get_extent (const IdsSheet *sheet);

/* Adds to OVERFLOWS (char*) by how much something goes beyond EDGE, a translated word, if it does.
 */
void ids_sheet_note_overflow (GPtrArray *overflows, const char *edge, double excess_mm);

/* Reads [print] and [label] of all sizes. */
gboolean ids_sheet_read_sizes (IdpPreset *preset, IdsSheet *sheet, GError **error);

/* Reads [columns] and [column.N]: the cells, and the block that they make up. */
gboolean ids_sheet_read_cells (IdpPreset *preset, IdsSheet *sheet, GError **error);

/* The parts of the comma-separated TEXT without the spaces around them; free with g_strfreev(). */
char **ids_sheet_split_list (const char *text);
