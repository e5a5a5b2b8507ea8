/* problems: what is wrong with a roster and its photos, row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "problems.h"

#include <glib/gi18n.h>
#include <string.h>

#include "csv.h"
#include "display.h"
#include "encode.h"

/* More than that nobody reads on a terminal. */
#define MAX_LINES 200

struct _IdsProblems
{
  GMutex mutex;
  GPtrArray *all;       /* of IdsProblem* with texts of its own */
  GHashTable *left_out; /* set of rows with an error */
  guint counts[IDS_LEVEL_ERROR + 1];
  gboolean show_ids;
};

static void
problem_free (IdsProblem *problem)
{
  g_free ((char *) problem->column);
  g_free ((char *) problem->name);
  g_free ((char *) problem->student_id);
  g_free ((char *) problem->text);
  g_free (problem);
}

IdsProblems *
ids_problems_new (gboolean show_ids)
{
  IdsProblems *problems = g_new0 (IdsProblems, 1);
  g_mutex_init (&problems->mutex);
  problems->all = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  problems->left_out = g_hash_table_new (NULL, NULL);
  problems->show_ids = show_ids;
  return problems;
}

void
ids_problems_free (IdsProblems *problems)
{
  if (problems == NULL)
    return;
  g_mutex_clear (&problems->mutex);
  g_ptr_array_unref (problems->all);
  g_hash_table_unref (problems->left_out);
  g_free (problems);
}

static void
count (IdsProblems *problems, const IdsProblem *problem)
{
  problems->counts[problem->level]++;
  if (problem->level == IDS_LEVEL_ERROR && problem->row > 0)
    g_hash_table_add (problems->left_out, GINT_TO_POINTER (problem->row));
}

void
ids_problems_add (IdsProblems *problems, const IdsProblem *problem)
{
  IdsProblem *copy = g_new (IdsProblem, 1);
  *copy = (IdsProblem){ problem->row,
                        g_strdup (problem->column != NULL ? problem->column : ""),
                        g_strdup (problem->name != NULL ? problem->name : ""),
                        g_strdup (problem->student_id != NULL ? problem->student_id : ""),
                        problem->level,
                        problem->id,
                        g_strdup (problem->text) };
  g_mutex_lock (&problems->mutex);
  g_ptr_array_add (problems->all, copy);
  count (problems, copy);
  g_mutex_unlock (&problems->mutex);
}

void
ids_problems_restrict (IdsProblems *problems, GHashTable *wanted, GHashTable *found)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  g_autoptr (GPtrArray) all = g_steal_pointer (&problems->all);
  g_ptr_array_set_free_func (all, NULL);
  g_hash_table_remove_all (problems->left_out);
  memset (problems->counts, 0, sizeof problems->counts);
  for (guint i = 0; i < all->len; i++)
    {
      IdsProblem *problem = all->pdata[i];
      if (problem->row > 0 && g_hash_table_contains (wanted, problem->student_id))
        {
          g_hash_table_remove (found, problem->student_id);
          count (problems, problem);
          g_ptr_array_add (kept, problem);
        }
      else
        problem_free (problem);
    }
  problems->all = g_steal_pointer (&kept);
}

void
ids_problems_replace (IdsProblems *problems, IdsProblems *other)
{
  g_ptr_array_set_size (problems->all, 0);
  g_hash_table_remove_all (problems->left_out);
  memset (problems->counts, 0, sizeof problems->counts);
  for (guint i = 0; i < other->all->len; i++)
    ids_problems_add (problems, other->all->pdata[i]);
}

guint
ids_problems_count_left_out (const IdsProblems *problems)
{
  return g_hash_table_size (problems->left_out);
}

guint
ids_problems_count (const IdsProblems *problems, IdsLevel level)
{
  return problems->counts[level];
}

/* By row, and within one as they were found. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const IdsProblem *left = *(const IdsProblem *const *) a;
  const IdsProblem *right = *(const IdsProblem *const *) b;
  const int order = (left->row > right->row) - (left->row < right->row);
  return order != 0 ? order : strcmp (left->text, right->text);
}

void
ids_problems_foreach (IdsProblems *problems,
                      void (*func) (const IdsProblem *problem, gpointer data), gpointer data)
{
  g_ptr_array_sort (problems->all, compare_rows);
  for (guint i = 0; i < problems->all->len; i++)
    func (problems->all->pdata[i], data);
}

/* TEXT as it may be shown. Caller frees. */
static char *
show (const IdsProblems *problems, const char *text)
{
  return problems->show_ids ? g_strdup (text) : idp_display_mask_ids (text);
}

static char *
describe (const IdsProblem *problem)
{
  const char *warning = problem->level == IDS_LEVEL_WARNING ? _ ("warning: ") : "";
  if (problem->row == 0)
    return g_strconcat (warning, problem->text, NULL);
  g_autofree char *place
      = *problem->column != '\0'
            ? g_strdup_printf (_ ("row %d, column %s"), problem->row, problem->column)
            : g_strdup_printf (_ ("row %d"), problem->row);
  return g_strdup_printf (_ ("%s: %s %s: %s%s"), place, problem->name, problem->student_id, warning,
                          problem->text);
}

void
ids_problems_print (IdsProblems *problems)
{
  g_ptr_array_sort (problems->all, compare_rows);
  const guint n = problems->all->len;
  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    {
      g_autofree char *line = describe (problems->all->pdata[i]);
      g_autofree char *masked = show (problems, line);
      g_autofree char *safe = idp_display_visible (masked);
      g_printerr ("%s\n", safe);
    }
  if (n > MAX_LINES)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "… and %u more problem\n", "… and %u more problems\n",
                             n - MAX_LINES),
                n - MAX_LINES);
}

/* Adds one line of CSV; every cell as it may be shown and as a spreadsheet leaves it alone. */
static void
append (const IdsProblems *problems, GString *list, const char *const *cells)
{
  g_autoptr (GPtrArray) safe = g_ptr_array_new_with_free_func (g_free);
  for (; *cells != NULL; cells++)
    {
      g_autofree char *masked = show (problems, *cells);
      g_ptr_array_add (safe, idp_csv_guard (masked));
    }
  g_ptr_array_add (safe, NULL);
  idp_csv_append (list, (const char *const *) safe->pdata);
}

static gboolean
write_list (GString *list, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (list);
  return idp_write_file (path, bytes, error);
}

gboolean
ids_problems_write (IdsProblems *problems, const char *path, GError **error)
{
  static const char *const header[]
      = { "row", "column", "name", "student_id", "level", "problem", "text", NULL };
  GString *list = g_string_new (IDP_CSV_BYTE_ORDER_MARK);
  idp_csv_append (list, header);
  g_ptr_array_sort (problems->all, compare_rows);
  for (guint i = 0; i < problems->all->len; i++)
    {
      const IdsProblem *problem = problems->all->pdata[i];
      g_autofree char *row
          = problem->row > 0 ? g_strdup_printf ("%d", problem->row) : g_strdup ("");
      const char *const cells[] = { row,
                                    problem->column,
                                    problem->name,
                                    problem->student_id,
                                    problem->level == IDS_LEVEL_ERROR ? "error" : "warning",
                                    problem->id,
                                    problem->text,
                                    NULL };
      append (problems, list, cells);
    }
  return write_list (list, path, error);
}

/* Writes one line for each row that has an error, of one of IDS (NULL-terminated) if that is given;
 * the reasons of a row stand in one cell. */
static gboolean
write_students (IdsProblems *problems, const char *const *ids, const char *path, GError **error)
{
  static const char *const header[] = { "row", "name", "student_id", "reason", NULL };
  GString *list = g_string_new (IDP_CSV_BYTE_ORDER_MARK);
  idp_csv_append (list, header);
  g_ptr_array_sort (problems->all, compare_rows);
  for (guint i = 0; i < problems->all->len;)
    {
      const IdsProblem *first = problems->all->pdata[i];
      g_autoptr (GString) reasons = g_string_new (NULL);
      for (; i < problems->all->len; i++)
        {
          const IdsProblem *problem = problems->all->pdata[i];
          if (problem->row != first->row)
            break;
          if (problem->level != IDS_LEVEL_ERROR || problem->row == 0
              || (ids != NULL && !g_strv_contains (ids, problem->id)))
            continue;
          if (reasons->len > 0)
            g_string_append (reasons, _ ("; "));
          g_string_append (reasons, problem->text);
        }
      if (reasons->len == 0)
        continue;
      g_autofree char *row = g_strdup_printf ("%d", first->row);
      const char *const cells[] = { row, first->name, first->student_id, reasons->str, NULL };
      append (problems, list, cells);
    }
  return write_list (list, path, error);
}

gboolean
ids_problems_write_left_out (IdsProblems *problems, const char *path, GError **error)
{
  return write_students (problems, NULL, path, error);
}

gboolean
ids_problems_write_retakes (IdsProblems *problems, const char *path, GError **error)
{
  static const char *const ids[] = { IDS_PROBLEM_PHOTO_MISSING, IDS_PROBLEM_PHOTO_UNFIT,
                                     IDS_PROBLEM_PHOTO_TWICE, IDS_PROBLEM_NOT_APPROVED, NULL };
  return write_students (problems, ids, path, error);
}
