/* characters: what must not stand in a name or number that is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/characters.h"

static gboolean
turns_direction (gunichar character)
{
  return character == 0x061C || character == 0x200E || character == 0x200F
         || (character >= 0x202A && character <= 0x202E)
         || (character >= 0x2066 && character <= 0x2069);
}

static gboolean
is_variation_selector (gunichar character)
{
  return (character >= 0xFE00 && character <= 0xFE0F)
         || (character >= 0xE0100 && character <= 0xE01EF);
}

static gboolean
is_description (gunichar character)
{
  return (character >= 0x2FF0 && character <= 0x2FFF) || character == 0x31EF;
}

static gboolean
is_replacement (gunichar character)
{
  static const gunichar replacements[] = { '?', 0xFF1F, 0x25A1, 0x25A0, 0x25C6, 0x3013, 0xFFFD };
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (character == replacements[i])
      return TRUE;
  return FALSE;
}

IdsCharacterKind
ids_character_kind (gunichar character)
{
  if (turns_direction (character))
    return IDS_CHARACTER_DIRECTION;
  if (is_replacement (character))
    return IDS_CHARACTER_REPLACEMENT;
  if (is_variation_selector (character))
    return IDS_CHARACTER_VARIANT;
  if (is_description (character))
    return IDS_CHARACTER_DESCRIPTION;
  if (character >= 0xFF01 && character <= 0xFF5E)
    return IDS_CHARACTER_WIDE;
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return IDS_CHARACTER_CONTROL;
    case G_UNICODE_FORMAT:
      return IDS_CHARACTER_INVISIBLE;
    case G_UNICODE_PRIVATE_USE:
      return IDS_CHARACTER_PRIVATE;
    case G_UNICODE_SPACE_SEPARATOR:
      return IDS_CHARACTER_SPACE;
    default:
      return IDS_CHARACTER_FINE;
    }
}

const char *
ids_characters_find (const char *text, IdsCharacterKind kind)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (ids_character_kind (g_utf8_get_char (text)) == kind)
      return text;
  return NULL;
}

gboolean
ids_character_is_han (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

gboolean
ids_character_is_other_dot (gunichar character)
{
  static const gunichar dots[] = { '.',    0xFF0E, 0x2022, 0x2027, 0x2219, 0x22C5, 0x2024,
                                   0x30FB, 0xFF65, 0x25CF, 0x3002, 0x0387, 0x2E31 };
  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    if (character == dots[i])
      return TRUE;
  return FALSE;
}
