/* run-check: plug-in-idphoto-check.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>

#include "check-dialog.h"
#include "error.h"
#include "host.h"
#include "marks.h"
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
  { VALUE_INT, "n-fail", "Number of rules the photo breaks" },
  { VALUE_INT, "n-review", "Number of rules a person must look at" },
  { VALUE_STRING, "json", "The report, as `idphoto check --format json` prints it" },
  { VALUE_STRING, "difference",
    "How the picture on screen differs from the file that was checked; empty if it does not" },
};

/* Marks are drawn in pixels of the file: on a picture of another size they would point at nothing.
 */
static gboolean
check_size (int image, const IdpFile *file, GError **error)
{
  const HostImageState state = host_image_get_state (image);
  if (state.width_px == file->width_px && state.height_px == file->height_px)
    return TRUE;
  g_set_error (
      error, IDP_ERROR, IDP_ERROR_REFUSED,
      _ ("The picture on screen is %d×%d pixels, the photo in the file %d×%d. Open the photo "
         "again; it can only be checked as it is."),
      state.width_px, state.height_px, file->width_px, file->height_px);
  return FALSE;
}

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  g_autofree char *rules = settings_get_rules (call, call->args[ARG_RULES].text);
  g_autoptr (GError) touched = NULL;

  gimp_progress_init (_ ("Checking the photo"));
  g_autoptr (IdpFile) file = source_load (call->image, call->args[ARG_PHOTO].text, error);
  if (file == NULL || !check_size (call->image, file, error))
    return GIMP_PDB_EXECUTION_ERROR;
  if (untouched_check (call->image, file, &touched))
    source_record (call->image, file);

  g_autoptr (Inspection) inspection = inspection_new (g_steal_pointer (&file), rules, error);
  if (inspection == NULL)
    return GIMP_PDB_EXECUTION_ERROR;
  /* However often the dialog checks again, one undo takes the marks away. */
  host_image_undo_group_start (call->image);
  marks_show (call->image, inspection);
  gimp_progress_end ();

  results[0].number = idp_findings_count (inspection->findings, IDP_VERDICT_FAIL);
  results[1].number = idp_findings_count (inspection->findings, IDP_VERDICT_REVIEW);
  results[2].text = inspection_json (inspection);
  results[3].text = g_strdup (touched != NULL ? touched->message : "");
  if (call->run_mode == GIMP_RUN_INTERACTIVE)
    check_dialog_run (call->image, g_steal_pointer (&inspection), results[3].text);
  host_image_undo_group_end (call->image);
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_check = {
  .name = "plug-in-idphoto-check",
  .menu_label = N_ ("_Check…"),
  .blurb = N_ ("Check an ID photo and mark every problem on it"),
  .help = N_ ("Judges the file that the image was opened from by a rules preset, and draws a "
              "numbered mark for each "
              "problem on a locked layer group above the photo, which is never exported. "
              "Interactively a list tells "
              "what was measured, what is allowed and what to do. Checking again replaces the "
              "marks. If the picture "
              "on screen is no longer the one in the file, the result says so; if it has another "
              "size, the check is "
              "refused."),
  .params = params,
  .n_params = G_N_ELEMENTS (params),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
