/* print-dialog: asks whose photo it is and what sheet it goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "print-dialog.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "chooser.h"
#include "encode.h"
#include "preset-combo.h"
#include "print-page.h"
#include "print-preview.h"
#include "print-roster.h"
#include "settings.h"
#include "widgets.h"

#define PREVIEW_PX 400
#define TEXT_WIDTH_PX 330

typedef struct
{
  const char *photo;
  Person *row; /* the row of the roster that was chosen last; NULL if none */
  GtkWidget *window;
  GtkWidget *sheet;
  GtkWidget *name;
  GtkWidget *student_id;
  GtkWidget *preview;
  GtkWidget *reason; /* why there is no page */
  gboolean filling;  /* the fields change, but the user did not do it */
} Dialog;

/* Caller frees. */
static char *
entry_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_entry_get_text (GTK_ENTRY (entry))));
}

/* What the fields say; what else a roster knows goes with it as long as they are of its row. */
static Person *
current_person (const Dialog *dialog)
{
  g_autofree char *name = entry_text (dialog->name);
  g_autofree char *student_id = entry_text (dialog->student_id);
  if (dialog->row != NULL && g_str_equal (dialog->row->name, name)
      && g_str_equal (dialog->row->student_id, student_id))
    return person_copy (dialog->row);
  return person_new (name, student_id);
}

/* REASON NULL: nothing is in the way of the page. */
static void
show_reason (const char *reason, gpointer data)
{
  Dialog *dialog = data;
  gtk_label_set_text (GTK_LABEL (dialog->reason), reason != NULL ? reason : "");
  gtk_dialog_set_response_sensitive (GTK_DIALOG (dialog->window), GTK_RESPONSE_OK, reason == NULL);
}

static void
update (Dialog *dialog)
{
  if (dialog->filling)
    return;
  g_autoptr (Person) person = current_person (dialog);
  if (*person->name == '\0' || *person->student_id == '\0')
    {
      print_preview_clear (dialog->preview);
      show_reason (_ ("Whose photo is it? Type name and student number, or choose them from a "
                      "roster."),
                   dialog);
      return;
    }
  show_reason (NULL, dialog);
  print_preview_show (dialog->preview, dialog->photo, person, preset_combo_get (dialog->sheet));
}

static void
set_person (Dialog *dialog, const Person *person)
{
  dialog->filling = TRUE;
  gtk_entry_set_text (GTK_ENTRY (dialog->name), person->name);
  gtk_entry_set_text (GTK_ENTRY (dialog->student_id), person->student_id);
  dialog->filling = FALSE;
  update (dialog);
}

static void
on_chosen (const Person *person, gpointer data)
{
  Dialog *dialog = data;
  g_clear_pointer (&dialog->row, person_free);
  dialog->row = person_copy (person);
  set_person (dialog, person);
}

/* ---- Building */

/* FIELD behind a label that names its key; labels of one GROUP are equally wide. */
static GtkWidget *
labelled (const char *mnemonic, GtkWidget *field, GtkSizeGroup *group)
{
  GtkWidget *row = widgets_row (6);
  GtkWidget *label = widgets_label ("", 0);
  gtk_label_set_text_with_mnemonic (GTK_LABEL (label), mnemonic);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_size_group_add_widget (group, label);
  gtk_box_pack_start (GTK_BOX (row), label, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), field, TRUE, TRUE, 0);
  return row;
}

static GtkWidget *
new_entry (Dialog *dialog)
{
  GtkWidget *entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), dialog);
  return entry;
}

static GtkWidget *
whose (Dialog *dialog, GtkSizeGroup *group)
{
  GtkWidget *column = widgets_column (8);
  GtkWidget *roster = print_roster_new (dialog->photo, on_chosen, dialog);
  g_autofree char *hint = g_markup_printf_escaped (
      "<small>%s</small>", _ ("What is printed is the finished picture itself, unchanged. Print at "
                              "actual size (100 %)."));
  gtk_box_pack_start (GTK_BOX (column), roster, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (column), labelled (_ ("_Name:"), dialog->name, group), FALSE, FALSE,
                      0);
  gtk_box_pack_start (GTK_BOX (column),
                      labelled (_ ("Student n_umber:"), dialog->student_id, group), FALSE, FALSE,
                      0);
  gtk_box_pack_start (GTK_BOX (column), widgets_label (hint, TEXT_WIDTH_PX), FALSE, FALSE, 0);
  return column;
}

static GtkWidget *
page (Dialog *dialog)
{
  GtkWidget *column = widgets_column (6);
  gtk_box_pack_start (GTK_BOX (column), dialog->preview, TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (column), dialog->reason, FALSE, FALSE, 0);
  return column;
}

static void
build (Dialog *dialog)
{
  g_autofree char *sheet = settings_get_sheet ();
  g_autofree char *name = g_filename_display_basename (dialog->photo);
  GtkSizeGroup *labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *box = widgets_column (10), *row = widgets_row (16);

  dialog->window
      = gimp_dialog_new (_ ("Print ID Photo"), "idphoto-print", NULL, 0, NULL, NULL, _ ("_Cancel"),
                         GTK_RESPONSE_CANCEL, _ ("Save _PDF…"), GTK_RESPONSE_OK, NULL);
  dialog->sheet = preset_combo_new (IDP_PRESET_SHEETS, sheet);
  if (gtk_combo_box_get_active (GTK_COMBO_BOX (dialog->sheet)) < 0)
    gtk_combo_box_set_active (GTK_COMBO_BOX (dialog->sheet), 0);
  dialog->name = new_entry (dialog);
  dialog->student_id = new_entry (dialog);
  dialog->preview = print_preview_new (PREVIEW_PX, PREVIEW_PX, show_reason, dialog);
  dialog->reason = widgets_label ("", PREVIEW_PX);
  g_signal_connect_swapped (dialog->sheet, "changed", G_CALLBACK (update), dialog);

  gtk_container_set_border_width (GTK_CONTAINER (box), 12);
  gtk_box_pack_start (GTK_BOX (box), labelled (_ ("Photo:"), widgets_label (name, 0), labels),
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), labelled (_ ("_Sheet:"), dialog->sheet, labels), FALSE, FALSE,
                      0);
  gtk_box_pack_start (GTK_BOX (row), whose (dialog, labels), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), page (dialog), TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (box), row, TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (dialog->window))),
                     box);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog->window), GTK_RESPONSE_OK);
  gtk_widget_show_all (box);
  g_object_unref (labels);
}

/* ---- Writing */

/* Where the user wants the page; NULL to think again. */
static char *
choose_path (const Dialog *dialog)
{
  g_autofree char *usual
      = settings_get_print_path (dialog->photo, preset_combo_get (dialog->sheet));
  return chooser_ask (GTK_WINDOW (dialog->window), _ ("Save the Page"), usual);
}

/* NULL where it could not be written, which the user then knows, or shall not be. */
static char *
write_page (Dialog *dialog)
{
  g_autofree char *path = choose_path (dialog);
  g_autoptr (GError) error = NULL;
  if (path == NULL)
    return NULL;
  const char *sheet = preset_combo_get (dialog->sheet);
  g_autoptr (Person) person = current_person (dialog);
  g_autoptr (GBytes) pdf = print_page (dialog->photo, person, sheet, "pdf", &error);
  if (pdf == NULL || !idp_write_file (path, pdf, &error))
    {
      show_reason (error->message, dialog);
      return NULL;
    }
  settings_set_sheet (sheet);
  settings_set_print_path (dialog->photo, path);
  return g_steal_pointer (&path);
}

char *
print_dialog_run (const char *photo)
{
  Dialog dialog = { .photo = photo };
  char *path = NULL;

  build (&dialog);
  if (dialog.row == NULL)
    {
      g_autoptr (Person) guess = person_guess (photo);
      set_person (&dialog, guess);
    }
  gtk_widget_grab_focus (*gtk_entry_get_text (GTK_ENTRY (dialog.name)) == '\0' ? dialog.name
                                                                               : dialog.student_id);
  gimp_window_set_transient (GTK_WINDOW (dialog.window));
  while (path == NULL && gimp_dialog_run (GIMP_DIALOG (dialog.window)) == GTK_RESPONSE_OK)
    path = write_page (&dialog);
  print_preview_finish (dialog.preview);
  gtk_widget_destroy (dialog.window);
  g_clear_pointer (&dialog.row, person_free);
  return path;
}
