/* roster: a class roster, from CSV to people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv.h"
#include "error.h"

#define MAX_ROWS_NAMED 8

enum
{
  COLUMN_NAME,
  COLUMN_STUDENT_ID,
  COLUMN_PHOTO,
  N_COLUMNS,
};

static const char *const column_names[N_COLUMNS][2] = {
  [COLUMN_NAME] = { "name", "姓名" },
  [COLUMN_STUDENT_ID] = { "student_id", "学号" },
  [COLUMN_PHOTO] = { "photo", "照片" },
};

static void
clear_person (IdsPerson *person)
{
  g_free (person->name);
  g_free (person->student_id);
  g_free (person->photo);
}

IdsPerson *
ids_person_ref (IdsPerson *person)
{
  return g_rc_box_acquire (person);
}

void
ids_person_unref (IdsPerson *person)
{
  g_rc_box_release_full (person, (GDestroyNotify) clear_person);
}

/* Removes white space at both ends, the wide space of Chinese input methods included. */
static char *
trim (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  const char *end = text + strlen (text);
  for (const char *last = end; last > text; end = last)
    {
      last = g_utf8_prev_char (last);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
    }
  return g_strndup (text, end - text);
}

static char *
read_text (const char *path, GError **error)
{
  char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("cannot be read: %s"),
                   cause->message);
      return NULL;
    }

  const char *bad = NULL;
  if (g_utf8_validate_len (text, length, &bad))
    return text;

  int line = 1;
  for (const char *p = text; p < bad; p++)
    line += *p == '\n';
  g_free (text);
  g_set_error (
      error, IDP_ERROR, IDP_ERROR_UNREADABLE,
      _ ("line %d is not UTF-8 text (GBK?). In the spreadsheet choose “CSV UTF-8” when saving."),
      line);
  return NULL;
}

static gboolean
is_column (const char *cell, int column)
{
  g_autofree char *title = trim (cell);
  return g_ascii_strcasecmp (title, column_names[column][0]) == 0
         || strcmp (title, column_names[column][1]) == 0;
}

/* Finds where HEADER has each of our columns. */
static gboolean
find_columns (char *const *header, int positions[N_COLUMNS], GError **error)
{
  for (int column = 0; column < N_COLUMNS; column++)
    {
      int n_found = 0;
      for (int i = 0; header[i] != NULL; i++)
        if (is_column (header[i], column))
          {
            positions[column] = i;
            n_found++;
          }
      if (n_found != 1)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       n_found == 0 ? _ ("row 1: no column is named %s (%s)")
                                    : _ ("row 1: more than one column is named %s (%s)"),
                       column_names[column][0], column_names[column][1]);
          return FALSE;
        }
    }
  return TRUE;
}

/* 5.10322E+17: a spreadsheet took the number for a quantity, and its last digits are lost. */
static gboolean
is_damaged_number (const char *text)
{
  return g_regex_match_simple ("^[0-9]+([.,][0-9]+)?[eE]\\+[0-9]+$", text, 0, 0);
}

/* Why PERSON cannot be printed, or NULL. Caller frees. */
static char *
find_fault (const IdsPerson *person)
{
  const char *const cells[N_COLUMNS] = { person->name, person->student_id, person->photo };
  for (int column = 0; column < N_COLUMNS; column++)
    if (*cells[column] == '\0')
      return g_strdup_printf (_ ("the column %s (%s) is empty"), column_names[column][0],
                              column_names[column][1]);
  if (is_damaged_number (person->student_id))
    return g_strdup (_ ("the number was damaged by a spreadsheet; store the column as text"));
  return NULL;
}

static char *
get_cell (const IdpCsvRow *row, int n_cells, int position)
{
  return trim (position < n_cells ? row->cells[position] : "");
}

static GPtrArray *
read_people (const GPtrArray *rows, IdsLeftOut *left_out, GError **error)
{
  int positions[N_COLUMNS] = { 0 };
  const IdpCsvRow *header = rows->pdata[0];
  const int n_columns = g_strv_length (header->cells);
  if (!find_columns (header->cells, positions, error))
    return NULL;

  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) ids_person_unref);
  for (guint i = 1; i < rows->len; i++)
    {
      const IdpCsvRow *row = rows->pdata[i];
      const int n_cells = g_strv_length (row->cells);
      g_autoptr (IdsPerson) person = g_rc_box_new (IdsPerson);
      *person = (IdsPerson){
        .row = row->row,
        .name = get_cell (row, n_cells, positions[COLUMN_NAME]),
        .student_id = get_cell (row, n_cells, positions[COLUMN_STUDENT_ID]),
        .photo = get_cell (row, n_cells, positions[COLUMN_PHOTO]),
      };

      /* A stray comma shifts the cells behind it, so nothing in such a row can be trusted. */
      g_autofree char *fault = n_cells > n_columns
                                   ? g_strdup_printf (_ ("the row has %d cells, the header has %d"),
                                                      n_cells, n_columns)
                                   : find_fault (person);
      if (fault != NULL)
        ids_left_out_add (left_out, person->row, person->name, person->student_id, fault);
      else
        g_ptr_array_add (people, g_steal_pointer (&person));
    }
  return g_steal_pointer (&people);
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

/* For each student number the rows it stands in. */
static GHashTable *
index_numbers (const GPtrArray *people)
{
  GHashTable *index
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      GArray *rows = g_hash_table_lookup (index, person->student_id);
      if (rows == NULL)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (index, person->student_id, rows);
        }
      g_array_append_val (rows, person->row);
    }
  return index;
}

/* Nobody can tell which of two equal numbers is the wrong one: all of them are left out. */
static GPtrArray *
leave_out_duplicates (const GPtrArray *people, IdsLeftOut *left_out)
{
  g_autoptr (GHashTable) index = index_numbers (people);
  GPtrArray *unique = g_ptr_array_new_with_free_func ((GDestroyNotify) ids_person_unref);
  for (guint i = 0; i < people->len; i++)
    {
      IdsPerson *person = people->pdata[i];
      const GArray *rows = g_hash_table_lookup (index, person->student_id);
      if (rows->len == 1)
        {
          g_ptr_array_add (unique, ids_person_ref (person));
          continue;
        }
      g_autofree char *list = list_rows (rows);
      g_autofree char *reason = g_strdup_printf (_ ("the same number stands in rows %s"), list);
      ids_left_out_add (left_out, person->row, person->name, person->student_id, reason);
    }
  return unique;
}

GPtrArray *
ids_roster_load (const char *path, IdsLeftOut *left_out, GError **error)
{
  g_autofree char *text = read_text (path, error);
  g_autoptr (GPtrArray) rows = text != NULL ? idp_csv_parse (text, error) : NULL;
  if (rows != NULL && rows->len == 0)
    g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("the roster is empty"));
  g_autoptr (GPtrArray) people
      = rows != NULL && rows->len > 0 ? read_people (rows, left_out, error) : NULL;
  if (people == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  return leave_out_duplicates (people, left_out);
}
