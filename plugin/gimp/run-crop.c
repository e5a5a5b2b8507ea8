/* run-crop: plug-in-idphoto-crop.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "adjust.h"
#include "crop-dialog.h"
#include "delivery.h"
#include "finished.h"
#include "host.h"
#include "procedure.h"
#include "settings.h"
#include "source.h"
#include "untouched.h"

static const ValueSpec params[] = { PROCEDURE_RULES_PARAM, PROCEDURE_PHOTO_PARAM };
enum
{
  ARG_RULES,
  ARG_PHOTO,
};

static const ValueSpec returns[] = {
  { VALUE_INT, "x", "Left edge of the crop in pixels of the photo" },
  { VALUE_INT, "y", "Top edge" },
  { VALUE_INT, "width", "Width" },
  { VALUE_INT, "height", "Height" },
  { VALUE_STRING, "broken", "Rules that no crop can meet, separated by commas; empty if none" },
};

/* Opens the finished picture beside the photo. */
static void
show_result (const char *path)
{
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  int image = file != NULL ? host_image_load (file, NULL) : HOST_NONE;
  if (image == HOST_NONE)
    return;
  source_record (image, file);
  host_image_show (image);
}

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  g_autofree char *rules = settings_get_rules (call, call->args[ARG_RULES].text);

  gimp_progress_init (_ ("Placing the crop"));
  g_autoptr (IdpFile) file = source_load (call->image, call->args[ARG_PHOTO].text, error);
  if (file == NULL || !untouched_check (call->image, file, error))
    return GIMP_PDB_EXECUTION_ERROR;
  g_autoptr (Inspection) inspection = inspection_new (g_steal_pointer (&file), rules, error);
  if (inspection == NULL || !delivery_has_crop (inspection, error))
    return GIMP_PDB_EXECUTION_ERROR;

  gimp_progress_end ();

  const IdpPlacement *placement = &inspection->photo->placement;
  g_autofree char *broken = idp_placement_broken (placement, inspection->rules);
  results[0].number = placement->rect.x;
  results[1].number = placement->rect.y;
  results[2].number = placement->rect.width;
  results[3].number = placement->rect.height;
  results[4].text = g_strdup (broken != NULL ? broken : "");
  if (call->run_mode == GIMP_RUN_NONINTERACTIVE)
    return GIMP_PDB_SUCCESS;

  IdpRect rect = placement->rect;
  g_autofree char *path
      = call->run_mode == GIMP_RUN_INTERACTIVE
            ? crop_dialog_run (inspection, &rect)
            : idp_adjust_default_path (inspection->photo->file->path, inspection->rules);
  if (path == NULL)
    return GIMP_PDB_CANCEL;
  if (!delivery_write (inspection, &rect, path, error))
    return GIMP_PDB_EXECUTION_ERROR;
  finished_record (call->image, path);
  show_result (path);
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_crop = {
  .name = "plug-in-idphoto-crop",
  .menu_label = N_ ("C_rop…"),
  .blurb = N_ ("Crop an ID photo to the standard"),
  .help = N_ ("Finds the crop that brings crown, eyes and face width inside the standard's bands. "
              "Interactively it is "
              "shown as a frame that can be moved and sized; accepted, it is written as a new file "
              "with its receipt, made "
              "from the bytes of "
              "the original, and opened. The open photo itself is not changed. Scripts get the "
              "crop rectangle and "
              "nothing is written; plug-in-idphoto-export writes it."),
  .params = params,
  .n_params = G_N_ELEMENTS (params),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
