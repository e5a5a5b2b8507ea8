/* text: the bytes of a CSV file as UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

#define UTF_8 "UTF-8"

/* GBK lacks characters of names that GB18030 has, so nothing is ever read as mere GBK. */
#define GB18030 "GB18030"

static const struct
{
  const char *mark;
  gsize length;
  const char *encoding;
} byte_order_marks[] = {
  { "\xEF\xBB\xBF", 3, UTF_8 },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static int
count_lines (const char *data, gsize length)
{
  int lines = 1;
  for (gsize i = 0; i < length; i++)
    lines += data[i] == '\n';
  return lines;
}

/* How many bytes of DATA are its byte order mark, and what that says. */
static gsize
find_mark (const char *data, gsize length, const char **encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (byte_order_marks); i++)
    if (length >= byte_order_marks[i].length
        && memcmp (data, byte_order_marks[i].mark, byte_order_marks[i].length) == 0)
      {
        *encoding = byte_order_marks[i].encoding;
        return byte_order_marks[i].length;
      }
  return 0;
}

static void
set_no_text (const char *encoding, int line, GError **error)
{
  g_set_error (
      error, IDP_ERROR, IDP_ERROR_UNREADABLE,
      _ ("line %d is not %s text; say --encoding, or choose “CSV UTF-8” when saving in the "
         "spreadsheet"),
      line, encoding);
}

static GBytes *
convert (const char *data, gsize length, const char *encoding, GError **error)
{
  gsize n_read = 0, n_written = 0;
  g_autoptr (GError) cause = NULL;
  char *text = g_convert (data, length, UTF_8, encoding, &n_read, &n_written, &cause);
  if (text != NULL && n_read == length)
    return g_bytes_new_take (text, n_written);

  g_free (text);
  if (g_error_matches (cause, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("--encoding: “%s” is unknown"),
                 encoding);
  else
    set_no_text (encoding, count_lines (data, n_read), error);
  return NULL;
}

/* A NUL would end the text before its end, and what comes behind would go unseen. */
static gboolean
check_nul (const char *data, gsize length, GError **error)
{
  const char *nul = length > 0 ? memchr (data, '\0', length) : NULL; /* an empty file has no DATA */
  if (nul == NULL)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("line %d holds a NUL byte; this is no text, or UTF-16 without its mark (see "
                  "--encoding)"),
               count_lines (data, nul - data));
  return FALSE;
}

static GBytes *
decode (GBytes *bytes, const char *encoding, const char **used, GError **error)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *marked = NULL;
  const gsize mark = find_mark (data, length, &marked);
  const gboolean is_utf_8 = g_utf8_validate_len (data, length, NULL);
  *used = encoding != NULL ? encoding : marked != NULL ? marked : is_utf_8 ? UTF_8 : GB18030;

  if (g_ascii_strcasecmp (*used, UTF_8) != 0)
    {
      if (encoding == NULL && marked == NULL && !check_nul (data, length, error))
        return NULL;
      return convert (data + mark, length - mark, *used, error);
    }
  const char *bad = NULL;
  if (!check_nul (data, length, error))
    return NULL;
  if (!g_utf8_validate_len (data, length, &bad))
    {
      set_no_text (UTF_8, count_lines (data, bad - data), error);
      return NULL;
    }
  return g_bytes_new_from_bytes (bytes, mark, length - mark);
}

GBytes *
ids_text_read (const char *path, const char *encoding, const char **used, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &cause);
  if (file == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("cannot be read: %s"),
                   cause->message);
      return NULL;
    }
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (GBytes) text = decode (bytes, encoding, used, error);
  if (text == NULL || !check_nul (g_bytes_get_data (text, NULL), g_bytes_get_size (text), error))
    return NULL;
  return g_steal_pointer (&text);
}
