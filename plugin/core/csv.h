/* csv.h: comma-separated text (RFC 4180), reading and writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* In front of a text; without it spreadsheets take the file for GBK. */
#define IDP_CSV_BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* More than any spreadsheet holds in a cell (32,767 characters). */
#define IDP_CSV_MAX_CELL_BYTES (128 * 1024)

typedef struct
{
  int row;      /* as a spreadsheet counts: the first is 1, empty rows count */
  char **cells; /* NULL-terminated, at least one */
} IdpCsvRow;

/* ROW lives until the function returns. FALSE with an error ends the reading. */
typedef gboolean (*IdpCsvRowFunc) (const IdpCsvRow *row, gpointer data, GError **error);

/* Calls FUNC for every row of TEXT, which must be valid UTF-8 without NUL, cells separated by
 * SEPARATOR; a byte order mark is skipped, lines may end in LF, CRLF or CR, empty rows are left
 * out. Errors: that of FUNC; IDP_ERROR_UNREADABLE, with the line of a quote that is never closed or
 * of a cell that is too long. */
gboolean idp_csv_read (const char *text, gsize length, char separator, IdpCsvRowFunc func,
                       gpointer data, GError **error);

/* CELL such that a spreadsheet shows it as it is: what begins a formula gets an apostrophe in
 * front, and what would be taken for a date or a number and lose digits (007, 202401010101, 1-2) a
 * tab behind. Caller frees. */
char *idp_csv_guard (const char *cell);

/* Appends CELLS (NULL-terminated) as one line, quoted where needed, ending in CRLF. */
void idp_csv_append (GString *text, const char *const *cells);
