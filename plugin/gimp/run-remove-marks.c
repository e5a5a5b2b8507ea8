/* run-remove-marks: plug-in-idphoto-remove-marks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "marks.h"
#include "procedure.h"

static const ValueSpec returns[] = {
  { VALUE_INT, "removed", "Number of layer groups that were removed" },
};

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  results[0].number = marks_remove (call->image);
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_remove_marks = {
  .name = "plug-in-idphoto-remove-marks",
  .menu_label = N_ ("Remove _Marks"),
  .blurb = N_ ("Remove the marks of a check from a photo"),
  .help = N_ ("Deletes the layer group that a check puts over the photo, however it may be named "
              "by now. Nothing "
              "else is touched."),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
