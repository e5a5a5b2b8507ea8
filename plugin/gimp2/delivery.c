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

/* "crown-margin, eye-line" -> what people call these rules. */
static char *
rule_titles (const char *ids, const IdpRules *rules)
{
  g_auto (GStrv) list = g_strsplit (ids, ", ", -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  for (int i = 0; list[i] != NULL; i++)
    g_ptr_array_add (titles, (char *) idp_rule_title (idp_rules_find (rules, list[i])));
  g_ptr_array_add (titles, NULL);
  return g_strjoinv ("; ", (char **) titles->pdata);
}

gboolean
delivery_meets_bands (const Inspection *inspection, GError **error)
{
  const IdpRules *rules = inspection->rules;
  g_autofree char *broken = idp_placement_broken (&inspection->photo->placement, rules);
  if (broken == NULL)
    return TRUE;

  g_autofree char *titles = rule_titles (broken, rules);
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
               _ ("No crop of this photo meets the standard: %s."), titles);
  return FALSE;
}

gboolean
delivery_write (const Inspection *inspection, const char *path, GError **error)
{
  const IdpPhoto *photo = inspection->photo;
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (photo->file, &photo->placement.rect, inspection->rules, &adjustment, error);
  return picture != NULL
         && idp_receipt_write (path, picture, photo->file, &adjustment, inspection->rules, error);
}
