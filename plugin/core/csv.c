/* csv: comma-separated text (RFC 4180), reading and writing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

typedef struct
{
  const char *at;
  int line; /* of AT, from 1; differs from the row where quoted cells contain line ends */
} Cursor;

static void
row_free (IdpCsvRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

/* Steps over a line end of any kind. */
static gboolean
skip_line_end (Cursor *cursor)
{
  if (*cursor->at != '\r' && *cursor->at != '\n')
    return FALSE;
  cursor->at += g_str_has_prefix (cursor->at, "\r\n") ? 2 : 1;
  cursor->line++;
  return TRUE;
}

/* CURSOR stands behind the opening quote and leaves behind the closing one. */
static gboolean
read_quoted (Cursor *cursor, GString *cell, GError **error)
{
  const int first_line = cursor->line;
  while (*cursor->at != '\0')
    {
      if (*cursor->at == '"' && cursor->at[1] != '"')
        {
          cursor->at++;
          if (strchr (",\r\n", *cursor->at) != NULL)
            return TRUE;
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("line %d: text follows a closing quote"), cursor->line);
          return FALSE;
        }

      const char *start = cursor->at;
      if (*cursor->at == '"')
        cursor->at += 2;
      else if (!skip_line_end (cursor))
        cursor->at++;
      if (*start == '"')
        g_string_append_c (cell, '"');
      else
        g_string_append_len (cell, start, cursor->at - start);
    }
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("line %d: the quote that opens here is never closed"), first_line);
  return FALSE;
}

static gboolean
read_cell (Cursor *cursor, GString *cell, GError **error)
{
  if (*cursor->at == '"')
    {
      cursor->at++;
      return read_quoted (cursor, cell, error);
    }
  const gsize length = strcspn (cursor->at, ",\r\n");
  g_string_append_len (cell, cursor->at, length);
  cursor->at += length;
  return TRUE;
}

static char **
read_row (Cursor *cursor, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean more = TRUE;
  while (more)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      if (!read_cell (cursor, cell, error))
        return NULL;
      g_ptr_array_add (cells, g_string_free (g_steal_pointer (&cell), FALSE));
      more = *cursor->at == ',';
      if (more)
        cursor->at++;
    }
  skip_line_end (cursor);

  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
}

/* A row of nothing but commas is what spreadsheets leave of deleted lines. */
static gboolean
row_is_empty (char *const *cells)
{
  for (; *cells != NULL; cells++)
    if (**cells != '\0')
      return FALSE;
  return TRUE;
}

GPtrArray *
idp_csv_parse (const char *text, GError **error)
{
  Cursor cursor = { text, 1 };
  if (g_str_has_prefix (text, IDP_CSV_BYTE_ORDER_MARK))
    cursor.at += strlen (IDP_CSV_BYTE_ORDER_MARK);

  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (int number = 1; *cursor.at != '\0'; number++)
    {
      g_auto (GStrv) cells = read_row (&cursor, error);
      if (cells == NULL)
        return NULL;
      if (row_is_empty (cells))
        continue;

      IdpCsvRow *row = g_new (IdpCsvRow, 1);
      *row = (IdpCsvRow){ number, g_steal_pointer (&cells) };
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
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
