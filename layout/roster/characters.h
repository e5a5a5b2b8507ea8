/* characters: what must not stand in a name or number that is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  IDS_CHARACTER_FINE,
  IDS_CHARACTER_CONTROL,     /* or a line end */
  IDS_CHARACTER_DIRECTION,   /* turns the direction of writing, U+202E and the like */
  IDS_CHARACTER_INVISIBLE,   /* takes no place, U+200B and the like */
  IDS_CHARACTER_PRIVATE,     /* means something on one machine only */
  IDS_CHARACTER_VARIANT,     /* asks for another form of the character before it */
  IDS_CHARACTER_DESCRIPTION, /* tells how a character is made up that could not be typed, ⿰ */
  IDS_CHARACTER_REPLACEMENT, /* stands for one that was lost: ?, □, U+FFFD */
  IDS_CHARACTER_WIDE,        /* full-width form of a digit or letter */
  IDS_CHARACTER_SPACE,
} IdsCharacterKind;

IdsCharacterKind ids_character_kind (gunichar character);

/* The first character of TEXT that is of KIND; NULL for none. */
const char *ids_characters_find (const char *text, IdsCharacterKind kind);

gboolean ids_character_is_han (gunichar character);

/* TRUE for the characters that people write instead of the dot U+00B7 within a name. */
gboolean ids_character_is_other_dot (gunichar character);
