/* display: text that comes from elsewhere, made fit to be shown.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "display.h"

#include <string.h>

/* Region, date of birth, serial and check character: see GB 11643. */
#define ID_CHARS 18

/* Shown at each end. */
#define ID_SHOWN 4

char *
idp_display_visible (const char *text)
{
  GString *visible = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar character = g_utf8_get_char (text);
      const GUnicodeType type = g_unichar_type (character);
      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
        g_string_append_printf (visible, "<U+%04X>", character);
      else
        g_string_append_unichar (visible, character);
    }
  return g_string_free (visible, FALSE);
}

/* How many bytes at TEXT are one number, its check character included. */
static gsize
number_length (const char *text)
{
  gsize length = strspn (text, "0123456789");
  if (length == ID_CHARS - 1 && (text[length] == 'X' || text[length] == 'x'))
    length++;
  return length;
}

char *
idp_display_mask_ids (const char *text)
{
  char *masked = g_strdup (text);
  for (char *at = masked; *at != '\0';)
    {
      const gsize length = number_length (at);
      if (length == ID_CHARS)
        memset (at + ID_SHOWN, '*', ID_CHARS - 2 * ID_SHOWN);
      at += MAX (length, 1);
    }
  return masked;
}
