/* row-checks: what is wrong within one row of a roster.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/row-checks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "roster/characters.h"
#include "roster/id-number.h"

/* A spreadsheet keeps so many digits of a quantity. */
#define KEPT_DIGITS 15

typedef struct
{
  const IdsRosterRow *row;
  IdsProblems *problems;
  gboolean printable;
} Check;

static void
report (Check *check, IdsField field, IdsLevel level, const char *id, const char *text)
{
  const IdsRosterRow *row = check->row;
  const int position = row->columns->positions[field];
  g_autofree char *column = position >= 0 ? ids_table_column_letters (position) : NULL;
  const IdsProblem problem
      = { row->row, column, row->texts[IDS_FIELD_NAME], row->texts[IDS_FIELD_STUDENT_ID], level,
          id,       text };
  ids_problems_add (check->problems, &problem);
  check->printable &= level != IDS_LEVEL_ERROR;
}

static gboolean
is_printed_or_matched (IdsField field)
{
  return field == IDS_FIELD_NAME || field == IDS_FIELD_STUDENT_ID || field == IDS_FIELD_PHOTO
         || field == IDS_FIELD_ID_NUMBER;
}

static void
check_traits (Check *check, IdsField field)
{
  const IdsTraits traits = check->row->traits[field];
  const IdsLevel level = is_printed_or_matched (field) ? IDS_LEVEL_ERROR : IDS_LEVEL_WARNING;
  if (traits & IDS_TRAIT_NO_VALUE)
    report (check, field, level, "formula-without-value",
            _ ("the cell is a formula whose value was never stored; open the workbook in a "
               "spreadsheet and save it again"));
  if (traits & IDS_TRAIT_ERROR)
    report (check, field, level, "formula-failed", _ ("the formula of the cell has failed"));
  if (traits & IDS_TRAIT_DATE)
    report (check, field, level, "cell-is-date",
            _ ("the spreadsheet has made a date of the cell; store the column as text"));
  /* Merged over several rows, a class or site means all of them; nothing else can. */
  if ((traits & IDS_TRAIT_MERGED) && is_printed_or_matched (field))
    report (check, field, level, "cell-merged",
            _ ("the cell is merged with others, which leaves open whose it is; split them"));
}

static void
check_filled (Check *check, IdsField field)
{
  const IdsRosterRow *row = check->row;
  if (row->columns->positions[field] < 0 || *row->texts[field] != '\0'
      || (row->traits[field] & IDS_TRAIT_NO_VALUE))
    return;
  g_autofree char *described = ids_field_describe (row->preset, field);
  g_autofree char *text = g_strdup_printf (_ ("the column %s is empty"), described);
  report (check, field, IDS_LEVEL_ERROR, "cell-empty", text);
}

/* Reports the first character of KIND in FIELD; FORMAT has its code as %04X. */
static void
check_character (Check *check, IdsField field, IdsCharacterKind kind, const char *id,
                 const char *format)
{
  const char *found = ids_characters_find (check->row->texts[field], kind);
  if (found == NULL)
    return;
  g_autofree char *code = g_strdup_printf ("U+%04X", g_utf8_get_char (found));
  g_autofree char *text = g_strdup_printf (format, code);
  report (check, field, IDS_LEVEL_ERROR, id, text);
}

/* What no printed text may hold. */
static void
check_characters (Check *check, IdsField field)
{
  check_character (check, field, IDS_CHARACTER_CONTROL, "control-character",
                   _ ("the cell holds the control character %s"));
  check_character (check, field, IDS_CHARACTER_DIRECTION, "direction-character",
                   _ ("the cell holds %s, which turns the direction of writing"));
  check_character (check, field, IDS_CHARACTER_INVISIBLE, "invisible-character",
                   _ ("the cell holds the invisible character %s"));
  check_character (check, field, IDS_CHARACTER_PRIVATE, "name-pua",
                   _ ("%s is a private-use code, which shows as something else on other machines; "
                      "have the school confirm the character"));
  check_character (
      check, field, IDS_CHARACTER_VARIANT, "name-variant",
      _ ("%s asks for another form of the character before it, which fonts seldom have; "
         "have the school confirm the character"));
  check_character (check, field, IDS_CHARACTER_DESCRIPTION, "name-description",
                   _ ("%s describes a character that could not be typed; have the school confirm "
                      "it"));
}

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (ids_character_is_han (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static const char *
find_other_dot (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (ids_character_is_other_dot (g_utf8_get_char (text)))
      return text;
  return NULL;
}

static void
check_name (Check *check)
{
  const char *name = check->row->texts[IDS_FIELD_NAME];
  const gboolean han = has_han (name);
  check_character (check, IDS_FIELD_NAME, IDS_CHARACTER_REPLACEMENT, "name-character-lost",
                   _ ("the name holds %s, which stands for a character that was lost"));
  if (check->row->spaces_around_name
      || (han && ids_characters_find (name, IDS_CHARACTER_SPACE) != NULL))
    report (check, IDS_FIELD_NAME, IDS_LEVEL_WARNING, "name-spacing",
            _ ("there are spaces in or around the name; is it so in the enrolment record?"));
  const char *dot = han ? find_other_dot (name) : NULL;
  if (dot != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("the dot of the name is U+%04X instead of “·” (U+00B7); is it so in "
             "the enrolment record?"),
          g_utf8_get_char (dot));
      report (check, IDS_FIELD_NAME, IDS_LEVEL_WARNING, "name-dot-variant", text);
    }
}

static gboolean
lost_digits (const IdsRosterRow *row, IdsField field)
{
  return ids_number_is_scientific (row->texts[field])
         || ((row->traits[field] & IDS_TRAIT_NUMBER) && strlen (row->texts[field]) > KEPT_DIGITS);
}

static void
check_student_id (Check *check)
{
  const IdsRosterRow *row = check->row;
  if (lost_digits (row, IDS_FIELD_STUDENT_ID))
    report (check, IDS_FIELD_STUDENT_ID, IDS_LEVEL_ERROR, "id-precision-lost",
            _ ("the number was damaged by a spreadsheet; store the column as text"));
  check_character (check, IDS_FIELD_STUDENT_ID, IDS_CHARACTER_WIDE, "number-full-width",
                   _ ("the number holds the full-width character %s"));
  check_character (check, IDS_FIELD_STUDENT_ID, IDS_CHARACTER_REPLACEMENT, "number-character-lost",
                   _ ("the number holds %s, which stands for a character that was lost"));
  check_character (check, IDS_FIELD_STUDENT_ID, IDS_CHARACTER_SPACE, "number-spacing",
                   _ ("the number holds the space %s"));
  if (ids_id_number_check (row->texts[IDS_FIELD_STUDENT_ID]) == IDS_ID_GOOD)
    report (check, IDS_FIELD_STUDENT_ID, IDS_LEVEL_WARNING, "id-exposed",
            _ ("the student number is the number of an ID card, and would be printed whole"));
}

static void
check_id_number (Check *check)
{
  static const struct
  {
    IdsLevel level;
    const char *id;
    const char *text;
  } states[] = {
    [IDS_ID_OLD] = { IDS_LEVEL_WARNING, "id-checkdigit",
                     N_ ("the ID number has 15 digits, the form used before 1999") },
    [IDS_ID_SCIENTIFIC]
    = { IDS_LEVEL_ERROR, "id-precision-lost",
        N_ ("the ID number was damaged by a spreadsheet; store the column as text") },
    [IDS_ID_CUT] = { IDS_LEVEL_ERROR, "id-precision-lost",
                     N_ ("the ID number ends in 000 and is not valid: a spreadsheet keeps 15 "
                         "digits; store the column as text") },
    [IDS_ID_LENGTH]
    = { IDS_LEVEL_ERROR, "id-checkdigit", N_ ("the ID number has neither 18 nor 15 digits") },
    [IDS_ID_BIRTH]
    = { IDS_LEVEL_ERROR, "id-checkdigit", N_ ("the ID number holds no valid date of birth") },
    [IDS_ID_CHECK]
    = { IDS_LEVEL_ERROR, "id-checkdigit", N_ ("the check digit of the ID number is wrong") },
  };
  const char *number = check->row->texts[IDS_FIELD_ID_NUMBER];
  if (*number == '\0')
    return;
  const IdsIdState state = lost_digits (check->row, IDS_FIELD_ID_NUMBER)
                               ? IDS_ID_SCIENTIFIC
                               : ids_id_number_check (number);
  if (state != IDS_ID_GOOD && state != IDS_ID_OTHER)
    report (check, IDS_FIELD_ID_NUMBER, states[state].level, states[state].id,
            _ (states[state].text));
}

gboolean
ids_row_check (const IdsRosterRow *row, IdsProblems *problems)
{
  Check check = { row, problems, TRUE };
  for (int field = 0; field < IDS_N_FIELDS; field++)
    {
      check_traits (&check, field);
      check_characters (&check, field);
    }
  check_filled (&check, IDS_FIELD_NAME);
  check_filled (&check, IDS_FIELD_STUDENT_ID);
  check_filled (&check, IDS_FIELD_PHOTO);
  check_name (&check);
  check_student_id (&check);
  check_id_number (&check);
  if (row->hidden)
    report (&check, IDS_FIELD_NAME, IDS_LEVEL_WARNING, "row-hidden",
            _ ("the row is hidden in the spreadsheet, but read all the same"));
  return check.printable;
}
