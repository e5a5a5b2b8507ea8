/* table: the rows of a CSV file or of a workbook, one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/table.h"

#include <stdio.h>
#include <string.h>

#include "csv.h"
#include "roster/text.h"
#include "roster/workbook.h"

#define N_LETTERS 26
#define MAX_COLUMNS 16384 /* of a spreadsheet */

/* The first line of some files of German and French spreadsheets: sep=; */
#define SEPARATOR_LINE "sep="

typedef struct
{
  IdsTableFunc func;
  gpointer data;
  int skipped_rows;
  GArray *cells; /* of IdsTableCell */
} CsvReading;

char *
ids_table_column_letters (guint column)
{
  GString *letters = g_string_new (NULL);
  for (guint n = column + 1; n > 0; n = (n - 1) / N_LETTERS)
    g_string_prepend_c (letters, 'A' + (n - 1) % N_LETTERS);
  return g_string_free (letters, FALSE);
}

int
ids_table_column_number (const char *letters)
{
  int number = 0;
  for (const char *at = letters; *at != '\0'; at++)
    {
      if (!g_ascii_isalpha (*at) || number > MAX_COLUMNS)
        return -1;
      number = number * N_LETTERS + g_ascii_toupper (*at) - 'A' + 1;
    }
  return number > MAX_COLUMNS ? -1 : number - 1;
}

static gboolean
pass_on (const IdpCsvRow *row, gpointer data, GError **error)
{
  CsvReading *reading = data;
  g_array_set_size (reading->cells, 0);
  for (char **cell = row->cells; *cell != NULL; cell++)
    {
      const IdsTableCell plain = { *cell, 0 };
      g_array_append_val (reading->cells, plain);
    }
  const IdsTableRow table_row = { row->row + reading->skipped_rows, FALSE, reading->cells->len,
                                  (const IdsTableCell *) reading->cells->data };
  return reading->func (&table_row, reading->data, error);
}

/* The one of comma, semicolon and tab that the first line has most of, outside of quotes. */
static char
find_separator (const char *text, gsize length)
{
  static const char separators[] = ",;\t";
  guint counts[sizeof separators] = { 0 };
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length && (quoted || (text[i] != '\n' && text[i] != '\r')); i++)
    {
      const char *separator = text[i] != '\0' ? strchr (separators, text[i]) : NULL;
      if (text[i] == '"')
        quoted = !quoted;
      else if (separator != NULL && !quoted)
        counts[separator - separators]++;
    }
  guint best = 0;
  for (guint i = 1; separators[i] != '\0'; i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

static gboolean
read_csv (const char *path, const IdsTableOptions *options, CsvReading *reading, GError **error)
{
  const char *used = NULL;
  g_autoptr (GBytes) bytes = ids_text_read (path, options->encoding, &used, error);
  if (bytes == NULL)
    return FALSE;

  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const gsize prefix = strlen (SEPARATOR_LINE);
  if (length > prefix + 1 && g_ascii_strncasecmp (text, SEPARATOR_LINE, prefix) == 0
      && strchr (",;\t", text[prefix]) != NULL)
    {
      const char separator = text[prefix];
      const char *line_end = memchr (text, '\n', length);
      const gsize skipped = line_end != NULL ? (gsize) (line_end + 1 - text) : length;
      reading->skipped_rows = 1;
      return idp_csv_read (text + skipped, length - skipped, separator, pass_on, reading, error);
    }
  return idp_csv_read (text, length, find_separator (text, length), pass_on, reading, error);
}

static gboolean
is_archive (const char *path)
{
  static const char signature[] = { 'P', 'K', 3, 4 };
  char start[sizeof signature] = { 0 };
  FILE *file = fopen (path, "rbe");
  if (file == NULL)
    return FALSE;
  const gboolean read = fread (start, 1, sizeof start, file) == sizeof start;
  fclose (file);
  return read && memcmp (start, signature, sizeof start) == 0;
}

gboolean
ids_table_read (const char *path, const IdsTableOptions *options, IdsTableFunc func, gpointer data,
                char **note, GError **error)
{
  *note = NULL;
  if (is_archive (path))
    return ids_workbook_read (path, options, func, data, note, error);

  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (IdsTableCell));
  CsvReading reading = { func, data, 0, cells };
  return read_csv (path, options, &reading, error);
}
