/* id-number: the number of a resident identity card (GB 11643).
 *
 * Six digits of the region, eight of the birth date, three of a serial, and a check character:
 * ISO 7064 MOD 11-2. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/id-number.h"

#include <string.h>

#define LENGTH 18
#define OLD_LENGTH 15
#define BIRTH_AT 6
#define MODULUS 11

gboolean
ids_number_is_scientific (const char *text)
{
  return g_regex_match_simple ("^[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+$", text, 0, 0);
}

static guint
read_digits (const char *text, gsize n)
{
  guint value = 0;
  for (gsize i = 0; i < n; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

/* Weights are powers of two modulo 11, the last character's 1. */
static gboolean
check_character_is_right (const char *number)
{
  guint sum = 0;
  for (int i = 0; i < LENGTH - 1; i++)
    sum = (sum + (number[i] - '0')) * 2 % MODULUS;
  const guint check = (MODULUS + 1 - sum) % MODULUS;
  const char wanted = check == 10 ? 'X' : '0' + check;
  return g_ascii_toupper (number[LENGTH - 1]) == wanted;
}

static gboolean
birth_is_a_day (const char *number)
{
  return g_date_valid_dmy (read_digits (number + BIRTH_AT + 6, 2),
                           read_digits (number + BIRTH_AT + 4, 2),
                           read_digits (number + BIRTH_AT, 4));
}

IdsIdState
ids_id_number_check (const char *number)
{
  const gsize length = strlen (number), digits = strspn (number, "0123456789");
  if (ids_number_is_scientific (number))
    return IDS_ID_SCIENTIFIC;
  const gboolean has_form
      = length == LENGTH && digits >= LENGTH - 1 && strchr ("0123456789Xx", number[LENGTH - 1]);
  if (!has_form)
    {
      if (digits < length)
        return IDS_ID_OTHER;
      return length == OLD_LENGTH ? IDS_ID_OLD : IDS_ID_LENGTH;
    }
  if (check_character_is_right (number) && birth_is_a_day (number))
    return IDS_ID_GOOD;
  if (g_str_has_suffix (number, "000"))
    return IDS_ID_CUT;
  return birth_is_a_day (number) ? IDS_ID_CHECK : IDS_ID_BIRTH;
}
