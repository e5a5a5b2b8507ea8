/* csv.h: comma-separated text (RFC 4180), reading and writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* In front of a text; without it spreadsheets take the file for GBK. */
#define IDP_CSV_BYTE_ORDER_MARK "\xEF\xBB\xBF"

typedef struct
{
  int row;      /* as a spreadsheet counts: the first is 1, empty rows count */
  char **cells; /* NULL-terminated, at least one */
} IdpCsvRow;

/* Splits TEXT, which must be valid UTF-8; a byte order mark is skipped, lines may end in LF, CRLF
 * or CR. Returns an array of IdpCsvRow*, empty rows left out; free with g_ptr_array_unref().
 * Errors: IDP_ERROR_UNREADABLE, with the line of a quote that is never closed. */
GPtrArray *idp_csv_parse (const char *text, GError **error);

/* Appends CELLS (NULL-terminated) as one line, quoted where needed, ending in CRLF. */
void idp_csv_append (GString *text, const char *const *cells);
