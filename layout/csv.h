/* csv.h: comma-separated text (RFC 4180), reading and writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  int row;      /* as a spreadsheet counts: the first is 1, empty rows count */
  char **cells; /* NULL-terminated, at least one */
} IdsCsvRow;

/* Splits TEXT, which must be valid UTF-8; a byte order mark is skipped, lines may end in LF, CRLF
 * or CR. Returns an array of IdsCsvRow*, empty rows left out; free with g_ptr_array_unref().
 * Errors: IDP_ERROR_UNREADABLE, with the line of a quote that is never closed. */
GPtrArray *ids_csv_parse (const char *text, GError **error);

/* Appends CELLS (NULL-terminated) as one line, quoted where needed, ending in CRLF. */
void ids_csv_append (GString *text, const char *const *cells);
