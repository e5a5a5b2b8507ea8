/* chooser: asks where to write a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "chooser.h"

#include <glib/gi18n-lib.h>

char *
chooser_ask (GtkWindow *parent, const char *title, const char *path)
{
  GtkWidget *dialog
      = gtk_file_chooser_dialog_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Cancel"),
                                     GTK_RESPONSE_CANCEL, _ ("_Save"), GTK_RESPONSE_ACCEPT, NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_basename (path);
  char *chosen = NULL;

  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  gtk_file_chooser_set_current_folder (chooser, folder);
  gtk_file_chooser_set_current_name (chooser, name);
  if (gtk_dialog_run (GTK_DIALOG (dialog)) == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_filename (chooser);
  gtk_widget_destroy (dialog);
  return chosen;
}

char *
chooser_run (GtkWindow *parent, const char *path)
{
  return chooser_ask (parent, _ ("Export the Finished Picture"), path);
}
