/* columns: which column of a table says what.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

static gboolean
is_required (int field)
{
  return field == IDS_FIELD_NAME || field == IDS_FIELD_STUDENT_ID;
}

void
ids_column_choice_clear (IdsColumnChoice *choice)
{
  for (int field = 0; field < IDS_N_FIELDS; field++)
    g_clear_pointer (&choice->titles[field], g_free);
}

static int
find_field (const char *name)
{
  for (int field = 0; field < IDS_N_FIELDS; field++)
    if (strcmp (name, ids_field_names[field]) == 0)
      return field;
  return -1;
}

gboolean
ids_column_choice_parse (const char *text, IdsColumnChoice *choice, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_auto (GStrv) sides = g_strsplit (*part, "=", 2);
      const int field = sides[0] != NULL ? find_field (g_strstrip (sides[0])) : -1;
      if (field < 0 || sides[1] == NULL || *g_strstrip (sides[1]) == '\0')
        {
          g_autofree char *names = g_strjoinv (", ", (char **) ids_field_names);
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("--columns: “%s” is not of the form FIELD=TITLE with one of %s"), *part,
                       names);
          return FALSE;
        }
      g_free (choice->titles[field]);
      choice->titles[field] = g_strdup (sides[1]);
    }
  return TRUE;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isprint (*text))
      return FALSE;
  return TRUE;
}

char *
ids_field_describe (const IdsRosterPreset *preset, IdsField field)
{
  for (char **title = preset->titles[field]; *title != NULL; title++)
    if (!is_ascii (*title))
      return g_strdup_printf ("%s (%s)", ids_field_names[field], *title);
  return g_strdup (ids_field_names[field]);
}

/* The titles are told apart as a person would; a field's own name in presets is one too. */
static gboolean
is_title_of (const char *title, const IdsRosterPreset *preset, int field)
{
  g_autofree char *own = ids_title_normalize (ids_field_names[field]);
  return strcmp (title, own) == 0
         || g_strv_contains ((const char *const *) preset->titles[field], title);
}

/* How many columns of ROW are titled as FIELD; POSITION is the last. */
static int
count_titles (const IdsTableRow *row, const IdsRosterPreset *preset, int field, int *position)
{
  int n_found = 0;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *title = ids_title_normalize (row->cells[i].text);
      if (!is_title_of (title, preset, field))
        continue;
      *position = i;
      n_found++;
    }
  return n_found;
}

/* The column of ROW that is titled CHOSEN, or that has these letters; -1 for none. */
static int
find_chosen (const IdsTableRow *row, const char *chosen)
{
  g_autofree char *wanted = ids_title_normalize (chosen);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *title = ids_title_normalize (row->cells[i].text);
      if (strcmp (title, wanted) == 0)
        return i;
    }
  const int column = ids_table_column_number (chosen);
  return column < (int) row->n_cells ? column : -1;
}

gboolean
ids_columns_find (const IdsTableRow *row, const IdsRosterPreset *preset,
                  const IdsColumnChoice *choice, IdsColumns *columns, GError **error)
{
  columns->header_row = row->row;
  columns->n_columns = row->n_cells;
  for (int field = 0; field < IDS_N_FIELDS; field++)
    {
      const char *chosen = choice->titles[field];
      g_autofree char *described = ids_field_describe (preset, field);
      columns->positions[field] = -1;
      if (chosen != NULL)
        {
          columns->positions[field] = find_chosen (row, chosen);
          if (columns->positions[field] >= 0)
            continue;
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       _ ("row %d: no column is “%s”, which --columns wants for %s"), row->row,
                       chosen, ids_field_names[field]);
          return FALSE;
        }
      const int n_found = count_titles (row, preset, field, &columns->positions[field]);
      if (n_found > 1 || (n_found == 0 && is_required (field)))
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                       n_found == 0 ? _ ("row %d: no column is named %s")
                                    : _ ("row %d: more than one column is named %s"),
                       row->row, described);
          return FALSE;
        }
    }
  return TRUE;
}
