/* delivery: the finished picture as a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "delivery.h"

#include <glib/gi18n-lib.h>

#include "adjust.h"
#include "chooser.h"
#include "error.h"
#include "finished.h"
#include "receipt.h"

gboolean
delivery_has_crop (const Inspection *inspection, GError **error)
{
  if (!idp_rect_is_empty (&inspection->photo->placement.rect))
    return TRUE;
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED,
                       _ ("No face was found, so nobody can say where to crop."));
  return FALSE;
}

gboolean
delivery_write (const Inspection *inspection, const IdpRect *rect, const char *path, GError **error)
{
  const IdpPhoto *photo = inspection->photo;
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (photo->file, rect, inspection->rules, &adjustment, error);
  return picture != NULL
         && idp_receipt_write (path, picture, photo->file, &adjustment, inspection->rules, error);
}

/* NULL where the user thought better of it. */
static char *
choose_path (const Inspection *inspection, gboolean ask, const char *path)
{
  g_autofree char *usual
      = idp_adjust_default_path (inspection->photo->file->path, inspection->rules);
  if (ask)
    return chooser_run (NULL, usual);
  return *path != '\0' ? g_strdup (path) : g_steal_pointer (&usual);
}

char *
delivery_export (int image, IdpFile *file, const char *rules, gboolean ask, const char *path,
                 GError **error)
{
  g_autoptr (Inspection) inspection = inspection_new (file, rules, error);
  if (inspection == NULL || !delivery_has_crop (inspection, error)
      || !idp_placement_check (&inspection->photo->placement, inspection->rules, error))
    return NULL;

  g_autofree char *chosen = choose_path (inspection, ask, path);
  if (chosen == NULL
      || !delivery_write (inspection, &inspection->photo->placement.rect, chosen, error))
    return NULL;
  finished_record (image, chosen);
  return g_steal_pointer (&chosen);
}
