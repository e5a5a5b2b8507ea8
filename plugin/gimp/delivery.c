/* delivery: the finished picture as a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "delivery.h"

#include <glib/gi18n-lib.h>

#include "adjust.h"
#include "error.h"
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
