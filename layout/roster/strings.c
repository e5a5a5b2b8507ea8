/* strings: the texts that the cells of a workbook share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/strings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

#define ESCAPE_CHARS 7 /* _xHHHH_ */

typedef struct
{
  IdsStrings *strings;
  guint64 limit;
  gboolean in_text;
  gboolean in_reading; /* how the text is pronounced, which is no part of it */
} Reading;

void
ids_strings_free (IdsStrings *strings)
{
  if (strings == NULL)
    return;
  g_string_free (strings->text, TRUE);
  g_array_unref (strings->starts);
  g_free (strings);
}

/* The code of the escape at TEXT, or 0. */
static gunichar
read_escape (const char *text)
{
  gunichar code = 0;
  if (strncmp (text, "_x", 2) != 0)
    return 0;
  for (int i = 2; i < ESCAPE_CHARS - 1; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return 0;
      code = code * 16 + g_ascii_xdigit_value (text[i]);
    }
  return text[ESCAPE_CHARS - 1] == '_' && g_unichar_validate (code) ? code : 0;
}

void
ids_strings_unescape (GString *text, gsize start)
{
  for (gsize i = start; i < text->len; i++)
    {
      const gunichar code = read_escape (text->str + i);
      if (code == 0)
        continue;
      char character[6];
      const int length = g_unichar_to_utf8 (code, character);
      g_string_erase (text, i, ESCAPE_CHARS);
      g_string_insert_len (text, i, character, length);
      i += length - 1;
    }
}

static gboolean
start (gpointer data, const char *name, const char **attributes, GError **error)
{
  Reading *reading = data;
  if (strcmp (name, "si") == 0)
    {
      const guint32 at = reading->strings->text->len;
      g_array_append_val (reading->strings->starts, at);
    }
  else if (strcmp (name, "rPh") == 0)
    reading->in_reading = TRUE;
  else if (strcmp (name, "t") == 0)
    reading->in_text = !reading->in_reading;
  return TRUE;
}

static gboolean
end (gpointer data, const char *name, GError **error)
{
  Reading *reading = data;
  GArray *starts = reading->strings->starts;
  if (strcmp (name, "si") == 0 && starts->len > 0)
    {
      ids_strings_unescape (reading->strings->text,
                            g_array_index (starts, guint32, starts->len - 1));
      g_string_append_c (reading->strings->text, '\0');
    }
  else if (strcmp (name, "rPh") == 0)
    reading->in_reading = FALSE;
  else if (strcmp (name, "t") == 0)
    reading->in_text = FALSE;
  return TRUE;
}

static gboolean
text (gpointer data, const char *text, int length, GError **error)
{
  Reading *reading = data;
  if (!reading->in_text)
    return TRUE;
  if (reading->strings->text->len + length > reading->limit)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("the workbook holds more than %u MiB of text"),
                   (guint) (reading->limit >> 20));
      return FALSE;
    }
  g_string_append_len (reading->strings->text, text, length);
  return TRUE;
}

IdsStrings *
ids_strings_read (IdsArchive *archive, const char *part, guint64 limit, GError **error)
{
  static const IdsXmlHandlers handlers = { start, end, text };
  g_autoptr (IdsStrings) strings = g_new (IdsStrings, 1);
  *strings = (IdsStrings){ g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint32)) };
  Reading reading = { strings, MIN (limit, G_MAXUINT32), FALSE, FALSE };
  if (!ids_archive_parse (archive, part, &handlers, &reading, error))
    return NULL;
  return g_steal_pointer (&strings);
}

const char *
ids_strings_get (const IdsStrings *strings, guint64 i)
{
  if (strings == NULL || i >= strings->starts->len)
    return NULL;
  return strings->text->str + g_array_index (strings->starts, guint32, i);
}
