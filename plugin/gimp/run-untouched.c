/* run-untouched: plug-in-idphoto-untouched.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "procedure.h"
#include "source.h"
#include "untouched.h"

static const ValueSpec params[] = { PROCEDURE_PHOTO_PARAM };
enum
{
  ARG_PHOTO,
};

static const ValueSpec returns[] = {
  { VALUE_BOOLEAN, "untouched", "TRUE if the image still shows its file" },
  { VALUE_STRING, "reason", "What differs; empty if nothing does" },
};

static GimpPDBStatusType
run (const Call *call, Value *results, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (IdpFile) file = source_load (call->image, call->args[ARG_PHOTO].text, &reason);
  gboolean untouched = file != NULL && untouched_check (call->image, file, &reason);

  results[0].number = untouched;
  results[1].text = g_strdup (untouched ? "" : reason->message);
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
