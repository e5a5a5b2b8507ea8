/* select: some of the students of a roster, for printing again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "select.h"

#include <glib/gi18n.h>
#include <string.h>

#include "display.h"
#include "error.h"
#include "manifest.h"
#include "part.h"

#define MAX_SHEETS 1000000

/* The set of numbers in a comma-separated list. */
static GHashTable *
parse_numbers (const char *list)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  for (char **part = parts; *part != NULL; part++)
    g_hash_table_add (numbers, g_strdup (g_strstrip (*part)));
  return numbers;
}

/* Leaves the students whose numbers are WANTED and takes from UNKNOWN those that are found. */
static void
keep (IdsRoster *roster, IdsProblems *problems, GHashTable *wanted, GHashTable *unknown)
{
  for (guint i = roster->people->len; i > 0; i--)
    {
      const IdsPerson *person = roster->people->pdata[i - 1];
      if (g_hash_table_contains (wanted, person->student_id))
        g_hash_table_remove (unknown, person->student_id);
      else
        g_ptr_array_remove_index (roster->people, i - 1);
    }
  for (guint i = roster->refused->len; i > 0; i--)
    if (!g_hash_table_contains (wanted, ((IdsPerson *) roster->refused->pdata[i - 1])->student_id))
      g_ptr_array_remove_index (roster->refused, i - 1);
  ids_problems_restrict (problems, wanted, unknown);
}

gboolean
ids_select_numbers (IdsRoster *roster, IdsProblems *problems, const char *list, GError **error)
{
  g_autoptr (GHashTable) wanted = parse_numbers (list);
  g_autoptr (GHashTable) unknown = parse_numbers (list);
  keep (roster, problems, wanted, unknown);

  GHashTableIter iter;
  gpointer number = NULL;
  g_hash_table_iter_init (&iter, unknown);
  if (!g_hash_table_iter_next (&iter, &number, NULL))
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("--only: the roster has no student with the number “%s”"), (char *) number);
  return FALSE;
}

typedef struct
{
  const char *file;
  GHashTable *sheets; /* set of sheet numbers, from 1 */
  GHashTable *rows;   /* row -> masked name and number of who is on them */
} Wanted;

static void
take_students (const Wanted *wanted, JsonArray *students)
{
  for (guint i = 0; i < json_array_get_length (students); i++)
    {
      JsonObject *student = json_array_get_object_element (students, i);
      const int row = json_object_get_int_member_with_default (student, "row", 0);
      g_hash_table_insert (
          wanted->rows, GINT_TO_POINTER (row),
          g_strconcat (json_object_get_string_member_with_default (student, "name", ""), "\n",
                       json_object_get_string_member_with_default (student, "student_id", ""),
                       NULL));
    }
}

/* A picture of one page is a file too: "FILE:1". */
static gboolean
take_record (const char *line, gsize length, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (IdsPartRecord) record = ids_part_record_read (line, length);
  if (record == NULL)
    return TRUE;
  JsonArray *files = json_object_get_array_member (json_node_get_object (record->root), "files");
  for (guint i = 0; i < record->files->len; i++)
    {
      const IdsPartFile *file = record->files->pdata[i];
      if (strcmp (file->name, wanted->file) != 0)
        continue;
      JsonArray *pages
          = json_object_get_array_member (json_array_get_object_element (files, i), "pages");
      for (guint page = 0; page < json_array_get_length (pages); page++)
        if (g_hash_table_remove (wanted->sheets, GUINT_TO_POINTER (page + 1)))
          take_students (wanted, json_object_get_array_member (
                                     json_array_get_object_element (pages, page), "students"));
    }
  return TRUE;
}

/* "3,5-7" as a set. */
static gboolean
parse_sheets (const char *text, GHashTable *sheets)
{
  g_auto (GStrv) ranges = g_strsplit (text, ",", -1);
  for (char **range = ranges; *range != NULL; range++)
    {
      g_auto (GStrv) ends = g_strsplit (*range, "-", 2);
      guint64 first = 0, last = 0;
      if (ends[0] == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 1, MAX_SHEETS, &first, NULL))
        return FALSE;
      last = first;
      if (ends[1] != NULL
          && !g_ascii_string_to_unsigned (ends[1], 10, first, MAX_SHEETS, &last, NULL))
        return FALSE;
      for (guint64 sheet = first; sheet <= last; sheet++)
        g_hash_table_add (sheets, GUINT_TO_POINTER ((guint) sheet));
    }
  return g_hash_table_size (sheets) > 0;
}

/* "name\nnumber" as the manifest has it. */
static char *
identify (const IdsPerson *person)
{
  g_autofree char *text = g_strconcat (person->name, "\n", person->student_id, NULL);
  return idp_display_mask_ids (text);
}

static gboolean
keep_rows (IdsRoster *roster, IdsProblems *problems, GHashTable *rows, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) unknown = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint kind = 0; kind < 2; kind++)
    {
      const GPtrArray *people = kind == 0 ? roster->people : roster->refused;
      for (guint i = 0; i < people->len; i++)
        {
          const IdsPerson *person = people->pdata[i];
          const char *on_record = g_hash_table_lookup (rows, GINT_TO_POINTER (person->row));
          if (on_record == NULL)
            continue;
          g_autofree char *masked_record = idp_display_mask_ids (on_record);
          g_autofree char *identity = identify (person);
          if (strcmp (masked_record, identity) != 0)
            {
              g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                           _ ("row %d of the roster is no longer who the manifest says"),
                           person->row);
              return FALSE;
            }
          g_hash_table_add (numbers, g_strdup (person->student_id));
          g_hash_table_remove (rows, GINT_TO_POINTER (person->row));
        }
    }
  if (g_hash_table_size (rows) > 0)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                           _ ("the roster lacks rows that the manifest has"));
      return FALSE;
    }
  keep (roster, problems, numbers, unknown);
  return TRUE;
}

gboolean
ids_select_sheets (IdsRoster *roster, IdsProblems *problems, const char *text, const char *path,
                   GError **error)
{
  g_autoptr (GHashTable) sheets = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const char *colon = strrchr (text, ':');
  g_autofree char *file = colon != NULL ? g_strndup (text, colon - text) : NULL;
  if (colon == NULL || !parse_sheets (colon + 1, sheets))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("--sheets: “%s” is not of the form FILE:3,5-7"), text);
      return FALSE;
    }
  Wanted wanted = { file, sheets, rows };
  g_autofree char *header = ids_manifest_header (path, error);
  if (header == NULL || !ids_manifest_foreach (path, take_record, &wanted, error))
    return FALSE;
  if (g_hash_table_size (sheets) > 0)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("--sheets: the manifest has no such sheets of the file “%s”"), file);
      return FALSE;
    }
  return keep_rows (roster, problems, rows, error);
}

typedef struct
{
  const char *folder;
  GHashTable *numbers; /* masked, of the students who are selected */
} Selected;

static gboolean
check_students (const Selected *selected, JsonArray *students, GError **error)
{
  for (guint i = 0; i < json_array_get_length (students); i++)
    {
      g_autofree char *number = idp_display_mask_ids (json_object_get_string_member_with_default (
          json_array_get_object_element (students, i), "student_id", ""));
      if (g_hash_table_contains (selected->numbers, number))
        continue;
      g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE,
                   _ ("%s: holds sheets of other students, too, which would be replaced; choose "
                      "another folder"),
                   selected->folder);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_record (const char *line, gsize length, gpointer data, GError **error)
{
  g_autoptr (IdsPartRecord) record = ids_part_record_read (line, length);
  if (record == NULL)
    return TRUE;
  JsonArray *files = json_object_get_array_member (json_node_get_object (record->root), "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonArray *pages
          = json_object_get_array_member (json_array_get_object_element (files, i), "pages");
      for (guint page = 0; page < json_array_get_length (pages); page++)
        if (!check_students (data,
                             json_object_get_array_member (
                                 json_array_get_object_element (pages, page), "students"),
                             error))
          return FALSE;
    }
  return TRUE;
}

gboolean
ids_select_spares (const IdsRoster *roster, const char *folder, GError **error)
{
  g_autofree char *name = ids_manifest_name ("");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < roster->people->len; i++)
    g_hash_table_add (
        numbers, idp_display_mask_ids (((const IdsPerson *) roster->people->pdata[i])->student_id));
  for (guint i = 0; i < roster->refused->len; i++)
    g_hash_table_add (numbers, idp_display_mask_ids (
                                   ((const IdsPerson *) roster->refused->pdata[i])->student_id));
  Selected selected = { folder, numbers };
  return ids_manifest_foreach (path, check_record, &selected, error);
}
