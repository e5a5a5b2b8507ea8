/* worksheet: the rows of one sheet of a workbook.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster/archive.h"
#include "roster/strings.h"
#include "roster/styles.h"

/* Calls FUNC for every row of PART that has a text. STRINGS and STYLES may be NULL. */
gboolean ids_worksheet_read (IdsArchive *archive, const char *part, const IdsStrings *strings,
                             const GArray *styles, IdsTableFunc func, gpointer data,
                             GError **error);
