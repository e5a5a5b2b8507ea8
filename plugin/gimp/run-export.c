/* run-export: plug-in-idphoto-export.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "delivery.h"
#include "procedure.h"
#include "settings.h"
#include "source.h"
#include "untouched.h"

static const ValueSpec params[] = {
  { VALUE_FILE, "output", "Where to write; \"\" stands for NAME-480x640.jpg beside the photo",
    "_Output" },
  PROCEDURE_RULES_PARAM,
  PROCEDURE_PHOTO_PARAM,
};
enum
{
  ARG_OUTPUT,
  ARG_RULES,
  ARG_PHOTO,
};

static const ValueSpec returns[] = {
  { VALUE_FILE, "written", "The file that was written" },
};

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  g_autofree char *rules = settings_get_rules (call, call->args[ARG_RULES].text);
  GError *cause = NULL;

  gimp_progress_init (_ ("Exporting the finished picture"));
  g_autoptr (IdpFile) file = source_load (call->image, call->args[ARG_PHOTO].text, error);
  if (file == NULL || !untouched_check (call->image, file, error))
    return GIMP_PDB_EXECUTION_ERROR;
  g_autofree char *path = delivery_export (call->image, g_steal_pointer (&file), rules,
                                           call->run_mode == GIMP_RUN_INTERACTIVE,
                                           call->args[ARG_OUTPUT].text, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, cause);
      return GIMP_PDB_EXECUTION_ERROR;
    }
  if (path == NULL)
    return GIMP_PDB_CANCEL;

  if (call->run_mode == GIMP_RUN_INTERACTIVE)
    {
      g_autofree char *name = g_filename_display_name (path);
      g_autofree char *message = g_strdup_printf (_ ("Exported to %s"), name);
      gimp_message (message);
    }
  results[0].text = g_steal_pointer (&path);
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_export = {
  .name = "plug-in-idphoto-export",
  .menu_label = N_ ("_Export…"),
  .blurb = N_ ("Export the finished ID photo with its receipt"),
  .help = N_ ("Crops, reduces and encodes the photo as the rules ask, from the bytes of the "
              "original file: nothing "
              "that is on screen can reach the picture. Refused, saying why, if the image no "
              "longer shows that "
              "file, or if no crop "
              "meets the standard's bands."),
  .params = params,
  .n_params = G_N_ELEMENTS (params),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
