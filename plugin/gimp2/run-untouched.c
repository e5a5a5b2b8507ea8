/* run-untouched: plug-in-idphoto-untouched.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "procedure.h"
#include "source.h"
#include "untouched.h"

static const GimpParamDef params[] = { PROCEDURE_IMAGE_PARAMS };

static const GimpParamDef returns[] = {
  { GIMP_PDB_INT32, "untouched", "TRUE if the image still shows its file" },
  { GIMP_PDB_STRING, "reason", "What differs; empty if nothing does" },
};

static GimpPDBStatusType
run (const Call *call, GimpParam *results, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (IdpFile) file = source_load (call->image, &reason);
  gboolean untouched = file != NULL && untouched_check (call->image, file, &reason);

  results[0].data.d_int32 = untouched;
  results[1].data.d_string = g_strdup (untouched ? "" : reason->message);
  return GIMP_PDB_SUCCESS;
}

const Procedure procedure_untouched = {
  .name = "plug-in-idphoto-untouched",
  .blurb = N_ ("Tell whether an image still shows its file"),
  .help = N_ ("Answers TRUE if the image, apart from the marks of a check, is what GIMP makes of "
              "the file it was "
              "opened from: one layer, every pixel the same, nothing hidden, moved or converted, "
              "and the file not "
              "replaced on disk. Else the reason names what differs."),
  .params = params,
  .n_params = G_N_ELEMENTS (params),
  .returns = returns,
  .n_returns = G_N_ELEMENTS (returns),
  .run = run,
};
