/* roster: a class roster, from CSV or a workbook to people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "roster/numbers.h"
#include "roster/row-checks.h"

typedef struct
{
  const IdsRosterOptions *options;
  const IdsRosterPreset *preset;
  IdsColumnChoice choice;
  gboolean has_columns;
  int n_rows_before; /* the header, where it was not found yet */
  GError *no_header; /* why the first row is none */
  IdsProblems *problems;
  IdsRoster *roster;
} Loading;

static GPtrArray *
new_people (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ids_person_unref);
}

void
ids_roster_free (IdsRoster *roster)
{
  if (roster == NULL)
    return;
  g_ptr_array_unref (roster->people);
  g_ptr_array_unref (roster->refused);
  g_free (roster);
}

void
ids_roster_report (const IdsRoster *roster, const IdsPerson *person, IdsField field, IdsLevel level,
                   const char *id, const char *text, IdsProblems *problems)
{
  const int position = roster->columns.positions[field];
  g_autofree char *column = position >= 0 ? ids_table_column_letters (position) : NULL;
  const IdsProblem problem
      = { person->row, column, person->name, person->student_id, level, id, text };
  ids_problems_add (problems, &problem);
}

void
ids_roster_refuse (IdsRoster *roster, GHashTable *rows)
{
  if (g_hash_table_size (rows) == 0)
    return;
  g_autoptr (GPtrArray) before = g_steal_pointer (&roster->people);
  roster->people = new_people ();
  for (guint i = 0; i < before->len; i++)
    {
      IdsPerson *person = before->pdata[i];
      const gboolean refused = g_hash_table_contains (rows, GINT_TO_POINTER (person->row));
      g_ptr_array_add (refused ? roster->refused : roster->people, ids_person_ref (person));
    }
}

static void
loading_clear (Loading *loading)
{
  ids_column_choice_clear (&loading->choice);
  g_clear_error (&loading->no_header);
  g_clear_pointer (&loading->roster, ids_roster_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

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

/* A title line may stand above the header, so the first rows are tried one after the other. */
static gboolean
find_header (Loading *loading, const IdsTableRow *row, GError **error)
{
  g_autoptr (GError) cause = NULL;
  if (ids_columns_find (row, loading->preset, &loading->choice, &loading->roster->columns, &cause))
    {
      loading->has_columns = TRUE;
      return TRUE;
    }
  if (loading->no_header == NULL)
    loading->no_header = g_steal_pointer (&cause);
  if (++loading->n_rows_before < loading->preset->header_rows)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&loading->no_header));
  return FALSE;
}

/* A stray comma shifts the cells behind it, so nothing in a row that is too long can be trusted. */
static gboolean
check_width (Loading *loading, const IdsTableRow *row, const IdsRosterRow *roster_row)
{
  guint n_cells = row->n_cells;
  while (n_cells > loading->roster->columns.n_columns && *row->cells[n_cells - 1].text == '\0')
    n_cells--;
  if (n_cells <= loading->roster->columns.n_columns)
    return TRUE;
  g_autofree char *text = g_strdup_printf (_ ("the row has %d cells, the header has %d"), n_cells,
                                           loading->roster->columns.n_columns);
  const IdsProblem problem = { row->row,
                               NULL,
                               roster_row->texts[IDS_FIELD_NAME],
                               roster_row->texts[IDS_FIELD_STUDENT_ID],
                               IDS_LEVEL_ERROR,
                               "row-too-long",
                               text };
  ids_problems_add (loading->problems, &problem);
  return FALSE;
}

static void
read_person (Loading *loading, const IdsTableRow *row)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  IdsRosterRow roster_row = { .row = row->row,
                              .hidden = row->hidden,
                              .columns = &loading->roster->columns,
                              .preset = loading->preset };
  for (int field = 0; field < IDS_N_FIELDS; field++)
    {
      const int position = loading->roster->columns.positions[field];
      const gboolean there = position >= 0 && (guint) position < row->n_cells;
      const char *text = there ? row->cells[position].text : "";
      char *trimmed = trim (text);
      g_ptr_array_add (texts, trimmed);
      roster_row.texts[field] = trimmed;
      roster_row.traits[field] = there ? row->cells[position].traits : 0;
      if (field == IDS_FIELD_NAME)
        roster_row.spaces_around_name = strcmp (text, trimmed) != 0;
    }
  const gboolean fit
      = check_width (loading, row, &roster_row) && ids_row_check (&roster_row, loading->problems);
  g_ptr_array_add (fit ? loading->roster->people : loading->roster->refused,
                   ids_person_new (row->row, roster_row.texts, loading->options->show_ids));
}

static gboolean
take_row (const IdsTableRow *row, gpointer data, GError **error)
{
  Loading *loading = data;
  if (!loading->has_columns)
    return find_header (loading, row, error);
  read_person (loading, row);
  return TRUE;
}

static gboolean
read_rows (Loading *loading, const char *path, GError **error)
{
  const IdsTableOptions options
      = { loading->options->encoding, loading->options->worksheet, loading->preset->limits };
  g_autofree char *note = NULL;
  if (!ids_table_read (path, &options, take_row, loading, &note, error))
    return FALSE;
  if (!loading->has_columns && loading->no_header != NULL)
    g_propagate_error (error, g_steal_pointer (&loading->no_header));
  else if (!loading->has_columns)
    g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("the roster is empty"));
  if (!loading->has_columns)
    return FALSE;
  if (note != NULL)
    {
      const IdsProblem problem = { .level = IDS_LEVEL_WARNING, .id = "sheet-chosen", .text = note };
      ids_problems_add (loading->problems, &problem);
    }
  return TRUE;
}

IdsRoster *
ids_roster_load (const char *path, const IdsRosterOptions *options, IdsProblems *problems,
                 GError **error)
{
  g_autoptr (IdsRosterPreset) preset = ids_roster_preset_load (error);
  g_auto (Loading) loading = { .options = options, .preset = preset, .problems = problems };
  if (preset == NULL || !ids_column_choice_parse (options->columns, &loading.choice, error))
    return NULL;

  loading.roster = g_new0 (IdsRoster, 1);
  loading.roster->people = new_people ();
  loading.roster->refused = new_people ();
  if (!read_rows (&loading, path, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  ids_numbers_check (loading.roster, preset, problems);
  return g_steal_pointer (&loading.roster);
}
