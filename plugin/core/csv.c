/* csv: comma-separated text (RFC 4180), reading and writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

/* Where in the text reading stands, and the row that is being put together. */
typedef struct
{
  const char *at;
  const char *end;
  char separator;
  int line;         /* of AT, from 1; differs from the row where quoted cells contain line ends */
  GString *texts;   /* the cells of one row, each ended by NUL */
  GArray *starts;   /* of gsize: where each begins in TEXTS */
  GPtrArray *cells; /* the same as pointers, once the row is whole */
} Reader;

/* Steps over a line end of any kind. */
static gboolean
skip_line_end (Reader *reader)
{
  if (reader->at == reader->end || (*reader->at != '\r' && *reader->at != '\n'))
    return FALSE;
  reader->at += reader->end - reader->at > 1 && memcmp (reader->at, "\r\n", 2) == 0 ? 2 : 1;
  reader->line++;
  return TRUE;
}

static gboolean
at_cell_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == reader->separator || *reader->at == '\r'
         || *reader->at == '\n';
}

/* The cell that begins at START of the texts got no longer than any spreadsheet's. */
static gboolean
check_length (const Reader *reader, gsize start, int line, GError **error)
{
  if (reader->texts->len - start <= IDP_CSV_MAX_CELL_BYTES)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("line %d: a cell has more than %d bytes; is this a table, and are its quotes "
                  "closed?"),
               line, IDP_CSV_MAX_CELL_BYTES);
  return FALSE;
}

/* READER stands behind the opening quote and leaves behind the closing one. */
static gboolean
read_quoted (Reader *reader, GError **error)
{
  const int first_line = reader->line;
  const gsize start = reader->texts->len;
  while (reader->at < reader->end)
    {
      const gboolean doubled = reader->end - reader->at > 1 && memcmp (reader->at, "\"\"", 2) == 0;
      if (*reader->at == '"' && !doubled)
        {
          reader->at++;
          if (at_cell_end (reader))
            return TRUE;
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("line %d: text follows a closing quote"), reader->line);
          return FALSE;
        }

      const char *from = reader->at;
      if (doubled)
        reader->at += 2;
      else if (!skip_line_end (reader))
        reader->at++;
      g_string_append_len (reader->texts, from, doubled ? 1 : reader->at - from);
      if (!check_length (reader, start, first_line, error))
        return FALSE;
    }
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("line %d: the quote that opens here is never closed"), first_line);
  return FALSE;
}

static gboolean
read_cell (Reader *reader, GError **error)
{
  if (reader->at < reader->end && *reader->at == '"')
    {
      reader->at++;
      return read_quoted (reader, error);
    }
  const gsize start = reader->texts->len;
  const char *from = reader->at;
  while (!at_cell_end (reader))
    reader->at++;
  g_string_append_len (reader->texts, from, reader->at - from);
  return check_length (reader, start, reader->line, error);
}

/* A row of nothing but separators is what spreadsheets leave of deleted lines. */
static gboolean
row_is_empty (const Reader *reader)
{
  return reader->texts->len == reader->starts->len;
}

static gboolean
read_row (Reader *reader, GError **error)
{
  g_string_truncate (reader->texts, 0);
  g_array_set_size (reader->starts, 0);
  gboolean more = TRUE;
  while (more)
    {
      const gsize start = reader->texts->len;
      g_array_append_val (reader->starts, start);
      if (!read_cell (reader, error))
        return FALSE;
      g_string_append_c (reader->texts, '\0');
      more = reader->at < reader->end && *reader->at == reader->separator;
      if (more)
        reader->at++;
    }
  skip_line_end (reader);

  g_ptr_array_set_size (reader->cells, 0);
  for (guint i = 0; i < reader->starts->len; i++)
    g_ptr_array_add (reader->cells, reader->texts->str + g_array_index (reader->starts, gsize, i));
  g_ptr_array_add (reader->cells, NULL);
  return TRUE;
}

gboolean
idp_csv_read (const char *text, gsize length, char separator, IdpCsvRowFunc func, gpointer data,
              GError **error)
{
  Reader reader = { text, text + length, separator, 1, NULL, NULL, NULL };
  const gsize mark = strlen (IDP_CSV_BYTE_ORDER_MARK);
  if (length >= mark && memcmp (text, IDP_CSV_BYTE_ORDER_MARK, mark) == 0)
    reader.at += mark;

  reader.texts = g_string_new (NULL);
  reader.starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader.cells = g_ptr_array_new ();
  gboolean read = TRUE;
  for (int number = 1; read && reader.at < reader.end; number++)
    {
      read = read_row (&reader, error);
      const IdpCsvRow row = { number, (char **) reader.cells->pdata };
      if (read && !row_is_empty (&reader))
        read = func (&row, data, error);
    }
  g_string_free (reader.texts, TRUE);
  g_array_unref (reader.starts);
  g_ptr_array_unref (reader.cells);
  return read;
}

/* Also the wide forms, which Chinese spreadsheets take for the same. */
static gboolean
begins_formula (const char *cell)
{
  static const char *const signs[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (cell, signs[i]))
      return TRUE;
  return FALSE;
}

/* Longer numbers are shown as 2.02E+11, and lose digits from the sixteenth on. */
#define MOST_SHOWN_DIGITS 11

static gboolean
looks_like_number (const char *cell)
{
  const gsize length = strlen (cell), digits = strspn (cell, "0123456789");
  if (digits == length)
    return digits > MOST_SHOWN_DIGITS || (digits > 1 && *cell == '0');
  return digits > 0 && strspn (cell, "0123456789.,:/eE+- ") == length;
}

char *
idp_csv_guard (const char *cell)
{
  if (begins_formula (cell))
    return g_strconcat ("'", cell, NULL);
  return looks_like_number (cell) ? g_strconcat (cell, "\t", NULL) : g_strdup (cell);
}

void
idp_csv_append (GString *text, const char *const *cells)
{
  for (int i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (strpbrk (cells[i], ",\"\r\n") == NULL)
        {
          g_string_append (text, cells[i]);
          continue;
        }
      g_auto (GStrv) parts = g_strsplit (cells[i], "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);
      g_string_append_printf (text, "\"%s\"", doubled);
    }
  g_string_append (text, "\r\n");
}
