/* run-print: plug-in-idphoto-print.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "delivery.h"
#include "encode.h"
#include "error.h"
#include "finished.h"
#include "print-dialog.h"
#include "print-page.h"
#include "procedure.h"
#include "settings.h"
#include "source.h"
#include "untouched.h"

static const ValueSpec params[] = {
  { VALUE_FILE, "output",
    "Where to write the PDF; \"\" stands for PHOTO-SHEET.pdf beside the photo", "_Output" },
  { VALUE_STRING, "sheet", "Name or path of a sheet preset, see idsheet --list", "_Sheet" },
  { VALUE_STRING, "name", "Whose photo it is; \"\" where a roster says it", "_Name" },
  { VALUE_STRING, "student-id", "The number of the student; \"\": as the photo's name says",
    "Student n_umber" },
  { VALUE_FILE, "roster", "A roster (CSV or XLSX) that has the student; \"\" for none", "Ros_ter" },
  PROCEDURE_RULES_PARAM,
  PROCEDURE_PHOTO_PARAM,
};
enum
{
  ARG_OUTPUT,
  ARG_SHEET,
  ARG_NAME,
  ARG_STUDENT_ID,
  ARG_ROSTER,
  ARG_RULES,
  ARG_PHOTO,
};

static const ValueSpec returns[] = {
  { VALUE_FILE, "written", "The file that was written" },
};

/* ---- The finished picture */

static gboolean
ask_to_export (void)
{
  GtkWidget *dialog = gtk_message_dialog_new (
      NULL, 0, GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
      _ ("This photo has no finished picture yet. Shall it be exported now?"));
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog),
      _ ("Only a finished picture that is proven by its receipt is printed."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL, _ ("_Export…"),
                          GTK_RESPONSE_OK, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Print ID Photo"));
  const int response = gtk_dialog_run (GTK_DIALOG (dialog));
  gtk_widget_destroy (dialog);
  return response == GTK_RESPONSE_OK;
}

/* The path of the picture to print; NULL without an error where the user cancels. Takes FILE. */
static char *
get_finished (const Call *call, IdpFile *file, GError **error)
{
  g_autoptr (IdpFile) owned = file;
  g_autofree char *name = settings_get_rules (call, call->args[ARG_RULES].text);
  g_autoptr (IdpRules) rules = idp_rules_load (name, error);
  char *path = rules != NULL ? finished_find (call->image, file, rules) : NULL;
  if (rules == NULL || path != NULL)
    return path;
  if (call->run_mode != GIMP_RUN_INTERACTIVE)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED,
                           _ ("This photo has no finished picture with a receipt. Export it "
                              "first."));
      return NULL;
    }
  return ask_to_export ()
             ? delivery_export (call->image, g_steal_pointer (&owned), name, TRUE, "", error)
             : NULL;
}

/* ---- Without a dialog */

/* As the arguments say, the roster, and the photo's name, in this order. Caller frees. */
static Person *
get_person (const Call *call, const char *photo, GError **error)
{
  const char *name = call->args[ARG_NAME].text, *number = call->args[ARG_STUDENT_ID].text;
  const char *roster = call->args[ARG_ROSTER].text;
  g_autoptr (Person) guess = person_guess (photo);
  if (*roster == '\0')
    return person_new (*name != '\0' ? name : guess->name,
                       *number != '\0' ? number : guess->student_id);

  g_autofree char *complaints = NULL;
  g_autoptr (GPtrArray) people = person_list (roster, &complaints, error);
  if (people == NULL)
    return NULL;
  const Person *row
      = *number != '\0' ? person_find (people, number) : person_of_photo (people, photo);
  if (row == NULL)
    g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
                 _ ("The roster has no such student, or something is wrong with the row.\n%s"),
                 complaints);
  else if (*name != '\0' && !g_str_equal (name, row->name))
    g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED, _ ("In the roster %s is called %s."),
                 row->student_id, row->name);
  else
    return person_copy (row);
  return NULL;
}

static char *
print_as_told (const Call *call, const char *photo, GError **error)
{
  g_autofree char *usual_sheet = settings_get_sheet ();
  const char *sheet
      = *call->args[ARG_SHEET].text != '\0' ? call->args[ARG_SHEET].text : usual_sheet;
  const char *output = call->args[ARG_OUTPUT].text;
  g_autofree char *path
      = *output != '\0' ? g_strdup (output) : settings_get_print_path (photo, sheet);
  g_autoptr (Person) person = get_person (call, photo, error);
  g_autoptr (GBytes) pdf = person != NULL ? print_page (photo, person, sheet, "pdf", error) : NULL;
  return pdf != NULL && idp_write_file (path, pdf, error) ? g_steal_pointer (&path) : NULL;
}

/* ---- With one */

static void
open_pdf (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  if (g_app_info_launch_default_for_uri (uri, NULL, &error))
    return;
  g_autofree char *message
      = g_strdup_printf (_ ("Saved as %s. No program opened it: %s"), name, error->message);
  gimp_message (message);
}

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  const gboolean interactive = call->run_mode == GIMP_RUN_INTERACTIVE;
  GError *cause = NULL;
  g_autoptr (IdpFile) file = source_load (call->image, call->args[ARG_PHOTO].text, error);
  if (file == NULL || !untouched_check (call->image, file, error))
    return GIMP_PDB_EXECUTION_ERROR;

  g_autofree char *photo = get_finished (call, g_steal_pointer (&file), &cause);
  g_autofree char *path = photo == NULL ? NULL
                          : interactive ? print_dialog_run (photo)
                                        : print_as_told (call, photo, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return GIMP_PDB_EXECUTION_ERROR;
    }
  if (path == NULL)
    return GIMP_PDB_CANCEL;
  if (interactive)
    open_pdf (path);
  results[0].text = g_steal_pointer (&path);
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_print = {
  .name = "plug-in-idphoto-print",
  .menu_label = N_ ("_Print…"),
  .blurb = N_ ("Lay out the finished picture on a print sheet"),
  .help = N_ ("Makes a PDF of a sheet with copies of the finished picture and name and number of "
              "the student under each, by the program idsheet. Only a picture that was exported "
              "with its receipt is printed, and only while the image still shows its file."),
  .params = params,
  .n_params = G_N_ELEMENTS (params),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
