/* finding-view: one finding in words and as a part of the photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "finding-view.h"

#include <glib/gi18n-lib.h>

#include "verdict.h"

char *
finding_view_markup (const IdpFinding *finding)
{
  g_autofree char *verdict = verdict_finding_markup (finding);
  g_autofree char *measure = idp_finding_measure_text (finding);
  g_autofree char *evidence = idp_finding_evidence_text (finding, "");
  g_autofree char *text = g_markup_printf_escaped (
      "  <b>%s</b>\n%s%s\n%s\n%s\n\n<small>%s</small>", idp_rule_title (finding->rule), measure,
      finding->on_crop ? _ (" (after cropping)") : "", evidence, idp_rule_remedy (finding->rule),
      idp_rule_source (finding->rule));
  return g_strconcat (verdict, text, NULL);
}

IdpRect
finding_view_surroundings (const IdpFinding *finding, const IdpFile *file)
{
  const IdpRect all = { 0, 0, file->width_px, file->height_px };
  const IdpRect *region = &finding->region;
  if (idp_rect_is_empty (region))
    return all;

  const int margin = MAX (MAX (region->width, region->height) / 8, file->width_px / 60);
  const IdpRect wide = {
    region->x - margin,
    region->y - margin,
    region->width + 2 * margin,
    region->height + 2 * margin,
  };
  return idp_rect_intersect (&wide, &all);
}
