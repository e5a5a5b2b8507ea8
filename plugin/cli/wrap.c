/* wrap: text in columns, for a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "wrap.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Longer lines are hard to follow, shorter ones hold no column of text. */
#define LONGEST_LINE 96
#define SHORTEST_LINE 60

int
wrap_line_columns (void)
{
  struct winsize size = { 0 };
  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return LONGEST_LINE;
  return CLAMP (size.ws_col, SHORTEST_LINE, LONGEST_LINE);
}

static int
columns_of (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

int
wrap_columns (const char *text)
{
  int columns = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += columns_of (g_utf8_get_char (p));
  return columns;
}

static gboolean
may_not_begin_a_line (gunichar c)
{
  return g_utf8_strchr ("，。；：、？！）》〕”’…", -1, c) != NULL;
}

static gboolean
may_not_end_a_line (gunichar c)
{
  return g_utf8_strchr ("（《〔“‘", -1, c) != NULL;
}

/* Whether a line may end before NEXT, which follows LAST. */
static gboolean
may_break (gunichar last, gunichar next)
{
  if (next == ' ')
    return TRUE;
  if (last == ' ' || may_not_begin_a_line (next) || may_not_end_a_line (last))
    return FALSE;
  return g_unichar_iswide (last) || g_unichar_iswide (next);
}

/* The first character of TEXT that does not go on a line of COLUMNS; the end where all do. */
static const char *
line_end (const char *text, int columns)
{
  const char *end = NULL;
  gunichar last = 0;
  int used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      if (p > text && may_break (last, c))
        end = p;
      used += columns_of (c);
      if (used > columns && end != NULL)
        return end;
      last = c;
    }
  return text + strlen (text);
}

char *
wrap_text (const char *text, int columns, int indent)
{
  GString *lines = g_string_new (NULL);
  while (*text != '\0')
    {
      const char *end = line_end (text, columns);
      if (lines->len > 0)
        g_string_append_printf (lines, "%*s", indent, "");
      g_string_append_len (lines, text, end - text);
      g_string_append_c (lines, '\n');
      for (text = end; *text == ' '; text++)
        ;
    }
  return g_string_free (lines, FALSE);
}
