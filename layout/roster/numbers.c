/* numbers: what is wrong with numbers when those of all rows are seen together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/numbers.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ROWS_NAMED 8

/* Longer numbers are no student numbers. */
#define MAX_DIGITS 64

static const char *
get_number (const IdsPerson *person, IdsField field)
{
  return field == IDS_FIELD_ID_NUMBER ? person->id_number : person->student_id;
}

/* An ID number may end in x or X. */
static guint
hash_number (gconstpointer number)
{
  guint hash = 5381;
  for (const char *at = number; *at != '\0'; at++)
    hash = hash * 33 + g_ascii_toupper (*at);
  return hash;
}

static gboolean
equal_numbers (gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

/* For each number that occurs more than once the rows it stands in (GArray of int). */
static GHashTable *
find_repeated (const GPtrArray *people, IdsField field)
{
  g_autoptr (GHashTable) first = g_hash_table_new (hash_number, equal_numbers);
  GHashTable *repeated
      = g_hash_table_new_full (hash_number, equal_numbers, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      const char *number = get_number (person, field);
      if (*number == '\0')
        continue;
      const int before = GPOINTER_TO_INT (g_hash_table_lookup (first, number));
      if (before == 0)
        {
          g_hash_table_insert (first, (gpointer) number, GINT_TO_POINTER (person->row));
          continue;
        }
      GArray *rows = g_hash_table_lookup (repeated, number);
      if (rows == NULL)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (int));
          g_array_append_val (rows, before);
          g_hash_table_insert (repeated, (gpointer) number, rows);
        }
      g_array_append_val (rows, person->row);
    }
  return repeated;
}

/* "2, 5, 9": ROWS, as many as a message can hold. */
static char *
list_rows (const GArray *rows)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < MIN (rows->len, MAX_ROWS_NAMED); i++)
    g_string_append_printf (list, "%s%d", i > 0 ? ", " : "", g_array_index (rows, int, i));
  if (rows->len > MAX_ROWS_NAMED)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

/* TRUE, and a problem, where the number of PERSON is one of REPEATED. Nobody can tell which of two
 * equal numbers is the wrong one: all of them are left out. */
static gboolean
is_repeated (const IdsRoster *roster, const IdsPerson *person, IdsField field, GHashTable *repeated,
             IdsProblems *problems)
{
  const GArray *rows = g_hash_table_lookup (repeated, get_number (person, field));
  if (rows == NULL)
    return FALSE;
  g_autofree char *list = list_rows (rows);
  g_autofree char *text
      = g_strdup_printf (field == IDS_FIELD_ID_NUMBER ? _ ("the same ID number stands in rows %s")
                                                      : _ ("the same number stands in rows %s"),
                         list);
  ids_roster_report (roster, person, field, IDS_LEVEL_ERROR, "duplicate-record", text, problems);
  return TRUE;
}

/* What most student numbers have in common. */
typedef struct
{
  gsize digits; /* 0 = nothing */
  gboolean begins_with_zero;
} CommonForm;

static gsize
count_digits (const char *number)
{
  const gsize digits = strspn (number, "0123456789");
  return number[digits] == '\0' && digits < MAX_DIGITS ? digits : 0;
}

static CommonForm
find_common_form (const GPtrArray *people, const IdsRosterPreset *preset)
{
  guint counts[MAX_DIGITS] = { 0 }, zeros[MAX_DIGITS] = { 0 };
  guint total = 0;
  CommonForm form = { 0, FALSE };
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      const gsize digits = count_digits (person->student_id);
      total += digits > 0;
      counts[digits] += digits > 0;
      zeros[digits] += *person->student_id == '0';
    }
  for (gsize digits = 1; digits < MAX_DIGITS; digits++)
    if (counts[digits] >= (guint) preset->number_least
        && (guint64) counts[digits] * 100 >= (guint64) total * preset->number_share_percent)
      form = (CommonForm){ digits, zeros[digits] > 0 };
  return form;
}

/* FALSE, and a problem, where PERSON must not be printed. */
static gboolean
check_length (const IdsRoster *roster, const IdsPerson *person, const CommonForm *form,
              IdsProblems *problems)
{
  const gsize digits = count_digits (person->student_id);
  if (digits == 0 || digits >= form->digits)
    return TRUE;
  g_autofree char *text = g_strdup_printf (
      form->begins_with_zero
          ? _ ("the number has %d digits where the others have %d and begin with 0: a spreadsheet "
               "has dropped the zeros; store the column as text")
          : _ ("the number has %d digits where the others have %d"),
      (int) digits, (int) form->digits);
  ids_roster_report (roster, person, IDS_FIELD_STUDENT_ID,
                     form->begins_with_zero ? IDS_LEVEL_ERROR : IDS_LEVEL_WARNING,
                     form->begins_with_zero ? "number-zeros-lost" : "number-short", text, problems);
  return !form->begins_with_zero;
}

void
ids_numbers_check (IdsRoster *roster, const IdsRosterPreset *preset, IdsProblems *problems)
{
  const GPtrArray *people = roster->people;
  g_autoptr (GHashTable) student_ids = find_repeated (people, IDS_FIELD_STUDENT_ID);
  g_autoptr (GHashTable) id_numbers = find_repeated (people, IDS_FIELD_ID_NUMBER);
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);
  const CommonForm form = find_common_form (people, preset);
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      const gboolean same_student
          = is_repeated (roster, person, IDS_FIELD_STUDENT_ID, student_ids, problems);
      const gboolean same_id
          = is_repeated (roster, person, IDS_FIELD_ID_NUMBER, id_numbers, problems);
      const gboolean whole = check_length (roster, person, &form, problems);
      if (same_student || same_id || !whole)
        g_hash_table_add (refused, GINT_TO_POINTER (person->row));
    }
  ids_roster_refuse (roster, refused);
}
