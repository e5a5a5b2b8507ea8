/* template: texts of a preset with fields in braces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "template.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

const char *
ids_template_find_fault (const char *text, const char *const *fields)
{
  for (const char *brace = strchr (text, '{'); brace != NULL; brace = strchr (brace + 1, '{'))
    {
      const char *end = strchr (brace, '}');
      g_autofree char *field = end != NULL ? g_strndup (brace + 1, end - brace - 1) : NULL;
      if (field == NULL || !g_strv_contains (fields, field))
        return brace;
    }
  return NULL;
}

static gboolean
check_characters (const char *field, const char *text, GError **error)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar character = g_utf8_get_char (text);
      switch (g_unichar_type (character))
        {
        case G_UNICODE_CONTROL:
        case G_UNICODE_FORMAT:
        case G_UNICODE_LINE_SEPARATOR:
        case G_UNICODE_PARAGRAPH_SEPARATOR:
          g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
                       _ ("the invisible control character U+%04X stands in “%s”"), character,
                       field);
          return FALSE;
        case G_UNICODE_PRIVATE_USE:
          g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
                       _ ("U+%04X is a private-use code, not a character; type the real one"),
                       character);
          return FALSE;
        default:
          break;
        }
    }
  return TRUE;
}

/* TRUE where TEXT has a character of the blocks that Unicode keeps for scripts written from right
 * to left. */
static gboolean
runs_leftwards (const char *text)
{
  static const gunichar blocks[][2] = {
    { 0x0590, 0x08FF },   { 0xFB1D, 0xFDFF },   { 0xFE70, 0xFEFF },
    { 0x10800, 0x10FFF }, { 0x1E800, 0x1EFFF },
  };
  for (; *text != '\0'; text = g_utf8_next_char (text))
    for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
      if (g_utf8_get_char (text) >= blocks[i][0] && g_utf8_get_char (text) <= blocks[i][1])
        return TRUE;
  return FALSE;
}

char *
ids_template_expand (const char *text, IdsTemplateFunc lookup, gconstpointer data, gboolean isolate,
                     GError **error)
{
  g_autoptr (GString) expanded = g_string_new (NULL);
  while (*text != '\0')
    if (*text == '{')
      {
        const char *end = strchr (text, '}');
        g_autofree char *field = g_strndup (text + 1, end - text - 1);
        const char *value = lookup (field, data);
        if (!check_characters (field, value, error))
          return NULL;
        if (isolate && runs_leftwards (value))
          g_string_append_printf (expanded, FIRST_STRONG_ISOLATE "%s" POP_DIRECTIONAL_ISOLATE,
                                  value);
        else
          g_string_append (expanded, value);
        text = end + 1;
      }
    else
      g_string_append_c (expanded, *text++);
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}
