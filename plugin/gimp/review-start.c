/* review-start: asks what to review, and by which rules.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-start.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <libgimp/gimp.h>

#include "host.h"
#include "preset-combo.h"
#include "settings.h"
#include "widgets.h"

#define FOLDER_SETTING "idphoto-review-folder"
#define REVIEWER_SETTING "idphoto-reviewer"

typedef struct
{
  GtkWidget *chooser;
  GtkWidget *rules;
  GtkWidget *who;
} Start;

static void
add_field (GtkWidget *box, const char *mnemonic, GtkWidget *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_box_pack_start (GTK_BOX (box), label, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), field, FALSE, FALSE, 0);
}

static Start
build (const char *rules)
{
  g_autofree char *folder = host_get_setting (FOLDER_SETTING);
  g_autofree char *known = host_get_setting (REVIEWER_SETTING);
  g_autofree char *who = known != NULL ? g_strdup (known) : review_session_user ();
  Start start = {
    .chooser = gtk_file_chooser_dialog_new (
        _ ("Folder of Photos to Review"), NULL, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
        _ ("_Cancel"), GTK_RESPONSE_CANCEL, _ ("Re_view"), GTK_RESPONSE_ACCEPT, NULL),
    .rules = preset_combo_new (IDP_PRESET_RULES, rules),
    .who = gtk_entry_new (),
  };
  GtkWidget *box = widgets_row (8);

  gtk_entry_set_text (GTK_ENTRY (start.who), who);
  gtk_entry_set_activates_default (GTK_ENTRY (start.who), TRUE);
  add_field (box, _ ("_Rules:"), start.rules);
  add_field (box, _ ("_Your name, as it will be on record:"), start.who);
  gtk_widget_show_all (box);
  gtk_file_chooser_set_extra_widget (GTK_FILE_CHOOSER (start.chooser), box);
  gtk_dialog_set_default_response (GTK_DIALOG (start.chooser), GTK_RESPONSE_ACCEPT);
  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    gtk_file_chooser_set_filename (GTK_FILE_CHOOSER (start.chooser), folder);
  else
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (start.chooser), g_get_home_dir ());
  return start;
}

static ReviewSession *
begin (const Start *start)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (start->chooser));
  g_autofree char *who = g_strdup (gtk_entry_get_text (GTK_ENTRY (start->who)));
  const char *rules = preset_combo_get (start->rules);
  if (folder == NULL)
    return NULL;

  ReviewSession *session = review_session_new (folder, rules, g_strstrip (who), &error);
  if (session == NULL)
    {
      g_autofree char *name = g_filename_display_name (folder);
      g_autofree char *message = g_strdup_printf ("%s: %s", name, error->message);
      gimp_message (message);
      return NULL;
    }
  settings_set_rules (rules);
  host_set_setting (REVIEWER_SETTING, session->who);
  if (g_utf8_validate (folder, -1, NULL))
    host_set_setting (FOLDER_SETTING, folder);
  return session;
}

ReviewSession *
review_start (const char *rules)
{
  const Start start = build (rules);
  ReviewSession *session = NULL;
  while (session == NULL && gtk_dialog_run (GTK_DIALOG (start.chooser)) == GTK_RESPONSE_ACCEPT)
    session = begin (&start);
  gtk_widget_destroy (start.chooser);
  return session;
}
