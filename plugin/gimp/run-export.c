/* run-export: plug-in-idphoto-export.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "adjust.h"
#include "chooser.h"
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

/* NULL where the user thought better of it. */
static char *
choose_path (const Call *call, const Inspection *inspection)
{
  g_autofree char *usual
      = idp_adjust_default_path (inspection->photo->file->path, inspection->rules);
  if (call->run_mode == GIMP_RUN_INTERACTIVE)
    return chooser_run (NULL, usual);
  if (*call->args[ARG_OUTPUT].text != '\0')
    return g_strdup (call->args[ARG_OUTPUT].text);
  return g_steal_pointer (&usual);
}

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  g_autofree char *rules = settings_get_rules (call, call->args[ARG_RULES].text);

  gimp_progress_init (_ ("Exporting the finished picture"));
  g_autoptr (IdpFile) file = source_load (call->image, call->args[ARG_PHOTO].text, error);
  if (file == NULL || !untouched_check (call->image, file, error))
    return GIMP_PDB_EXECUTION_ERROR;
  g_autoptr (Inspection) inspection = inspection_new (g_steal_pointer (&file), rules, error);
  if (inspection == NULL || !delivery_has_crop (inspection, error)
      || !idp_placement_check (&inspection->photo->placement, inspection->rules, error))
    return GIMP_PDB_EXECUTION_ERROR;

  gimp_progress_end ();

  g_autofree char *path = choose_path (call, inspection);
  if (path == NULL)
    return GIMP_PDB_CANCEL;
  if (!delivery_write (inspection, &inspection->photo->placement.rect, path, error))
    return GIMP_PDB_EXECUTION_ERROR;
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
