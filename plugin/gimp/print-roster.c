/* print-roster: the rows of a roster to choose from, as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "print-roster.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "host.h"
#include "widgets.h"

#define ROSTER_SETTING "idphoto-print-roster"

#define LIST_HEIGHT_PX 150
#define COMPLAINTS_WIDTH_PX 330
#define COMPLAINTS_LINES 3

/* In the order of the columns. */
enum
{
  COLUMN_STUDENT_ID,
  COLUMN_NAME,
  COLUMN_CLASS,
  COLUMN_PERSON,
  N_COLUMNS
};

/* Attached to the widget. */
typedef struct
{
  char *photo;
  GPtrArray *people; /* of Person*; what the rows point to */
  PrintRosterChosen chosen;
  gpointer data;
  GtkListStore *store;
  GtkWidget *list;
  GtkWidget *complaints;
} Roster;

static void
roster_free (gpointer data)
{
  Roster *roster = data;
  g_free (roster->photo);
  g_clear_pointer (&roster->people, g_ptr_array_unref);
  g_free (roster);
}

static void
on_selection_changed (GtkTreeSelection *selection, Roster *roster)
{
  GtkTreeModel *model = NULL;
  GtkTreeIter iter;
  const Person *person = NULL;
  if (!gtk_tree_selection_get_selected (selection, &model, &iter))
    return;
  gtk_tree_model_get (model, &iter, COLUMN_PERSON, &person, -1);
  roster->chosen (person, roster->data);
}

/* Is KEY a part of the row's number or name? As GTK wants it: FALSE where it is. */
static gboolean
is_other_row (GtkTreeModel *model, int column, const char *key, GtkTreeIter *iter, gpointer data)
{
  const Person *person = NULL;
  gtk_tree_model_get (model, iter, COLUMN_PERSON, &person, -1);
  return strstr (person->student_id, key) == NULL && strstr (person->name, key) == NULL;
}

static void
select_row (Roster *roster, GtkTreeIter *iter)
{
  GtkTreePath *path = gtk_tree_model_get_path (GTK_TREE_MODEL (roster->store), iter);
  gtk_tree_view_set_cursor (GTK_TREE_VIEW (roster->list), path, NULL, FALSE);
  gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (roster->list), path, NULL, TRUE, 0.4f, 0);
  gtk_tree_path_free (path);
}

static void
fill (Roster *roster)
{
  const Person *wanted = person_of_photo (roster->people, roster->photo);
  GtkTreeIter iter, found;
  for (guint i = 0; i < roster->people->len; i++)
    {
      const Person *person = roster->people->pdata[i];
      gtk_list_store_insert_with_values (
          roster->store, &iter, -1, COLUMN_STUDENT_ID, person->student_id, COLUMN_NAME,
          person->name, COLUMN_CLASS, person->class_name, COLUMN_PERSON, person, -1);
      if (person == wanted)
        found = iter;
    }
  if (wanted != NULL)
    select_row (roster, &found);
}

/* The first lines of TEXT; all of it when the mouse points there. */
static void
complain (Roster *roster, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", COMPLAINTS_LINES + 1);
  if (g_strv_length (lines) > COMPLAINTS_LINES)
    {
      g_free (lines[COMPLAINTS_LINES]);
      lines[COMPLAINTS_LINES] = g_strdup ("…");
    }
  g_autofree char *first = g_strjoinv ("\n", lines);
  g_autofree char *markup = g_markup_printf_escaped ("<small>%s</small>", g_strchomp (first));
  gtk_label_set_markup (GTK_LABEL (roster->complaints), markup);
  gtk_widget_set_tooltip_text (roster->complaints, *text != '\0' ? text : NULL);
  gtk_widget_set_visible (roster->complaints, *text != '\0');
}

static void
open_roster (Roster *roster, const char *path)
{
  g_autofree char *complaints = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *people = person_list (path, &complaints, &error);

  gtk_list_store_clear (roster->store);
  g_clear_pointer (&roster->people, g_ptr_array_unref);
  if (people == NULL)
    people = g_ptr_array_new ();
  roster->people = people;
  fill (roster);
  complain (roster, error != NULL ? error->message : complaints);
  if (error == NULL && g_utf8_validate (path, -1, NULL))
    host_set_setting (ROSTER_SETTING, path);
}

static void
on_file_set (GtkFileChooser *chooser, Roster *roster)
{
  g_autofree char *path = gtk_file_chooser_get_filename (chooser);
  if (path != NULL)
    open_roster (roster, path);
}

static GtkWidget *
file_row (Roster *roster, const char *current)
{
  GtkWidget *row = widgets_row (6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Roster:"));
  GtkWidget *button
      = gtk_file_chooser_button_new (_ ("Roster of the Class"), GTK_FILE_CHOOSER_ACTION_OPEN);
  GtkFileFilter *filter = gtk_file_filter_new ();
  static const char *const patterns[] = { "*.csv", "*.CSV", "*.xlsx", "*.XLSX", "*.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_filter_set_name (filter, _ ("Rosters (CSV, XLSX)"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (button), filter);
  g_autofree char *folder = g_path_get_dirname (roster->photo);
  if (current != NULL)
    gtk_file_chooser_set_filename (GTK_FILE_CHOOSER (button), current);
  else
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (button), folder);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  g_signal_connect (button, "file-set", G_CALLBACK (on_file_set), roster);
  gtk_box_pack_start (GTK_BOX (row), label, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), button, TRUE, TRUE, 0);
  return row;
}

static void
add_column (GtkWidget *list, const char *title, int column)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();
  GtkTreeViewColumn *added
      = gtk_tree_view_column_new_with_attributes (title, cell, "text", column, NULL);
  gtk_tree_view_column_set_resizable (added, TRUE);
  gtk_tree_view_append_column (GTK_TREE_VIEW (list), added);
}

static GtkWidget *
list_of_people (Roster *roster)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);
  roster->store
      = gtk_list_store_new (N_COLUMNS, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_POINTER);
  roster->list = gtk_tree_view_new_with_model (GTK_TREE_MODEL (roster->store));
  g_object_unref (roster->store);
  add_column (roster->list, _ ("Student number"), COLUMN_STUDENT_ID);
  add_column (roster->list, _ ("Name"), COLUMN_NAME);
  add_column (roster->list, _ ("Class"), COLUMN_CLASS);
  gtk_tree_view_set_search_equal_func (GTK_TREE_VIEW (roster->list), is_other_row, NULL, NULL);
  gtk_tree_view_set_search_column (GTK_TREE_VIEW (roster->list), COLUMN_STUDENT_ID);
  g_signal_connect (gtk_tree_view_get_selection (GTK_TREE_VIEW (roster->list)), "changed",
                    G_CALLBACK (on_selection_changed), roster);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scrolled), GTK_SHADOW_IN);
  gtk_widget_set_size_request (scrolled, -1, LIST_HEIGHT_PX);
  gtk_container_add (GTK_CONTAINER (scrolled), roster->list);
  return scrolled;
}

GtkWidget *
print_roster_new (const char *photo, PrintRosterChosen chosen, gpointer data)
{
  Roster *roster = g_new0 (Roster, 1);
  GtkWidget *column = widgets_column (6);
  g_autofree char *last = host_get_setting (ROSTER_SETTING);
  const gboolean present = last != NULL && g_file_test (last, G_FILE_TEST_IS_REGULAR);

  roster->photo = g_strdup (photo);
  roster->people = g_ptr_array_new ();
  roster->chosen = chosen;
  roster->data = data;
  roster->complaints = widgets_label ("", COMPLAINTS_WIDTH_PX);
  gtk_widget_set_no_show_all (roster->complaints, TRUE);
  gtk_box_pack_start (GTK_BOX (column), file_row (roster, present ? last : NULL), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (column), list_of_people (roster), TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (column), roster->complaints, FALSE, FALSE, 0);
  g_object_set_data_full (G_OBJECT (column), "roster", roster, roster_free);
  if (present)
    open_roster (roster, last);
  else
    complain (roster, _ ("Open the roster of the class to choose the student from it."));
  return column;
}
