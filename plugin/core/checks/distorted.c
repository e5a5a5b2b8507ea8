/* distorted: faces that a wide lens or an uneven scaling has changed, as far as the file tells.
 *
 * The pixels of one face do not say how wide it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

#define MAX_FOCAL_MM 1000

/* Densities that differ make square pixels oblong. */
static void
weigh_density (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  const double across = photo->file->density_across, down = photo->file->density_down;
  if (across <= 0 || down <= 0 || fabs (across / down - 1) <= idp_rule_number (rule, "stretch-min"))
    return;
  g_autofree char *what = g_strdup_printf ("%g × %g", across, down);
  idp_evidence_add (evidence, rule->evidence, "uneven-density", what, NULL);
}

/* Cutting changes the shape too, so it is a hint. */
static void
weigh_shape (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpProvenance *provenance = photo->provenance;
  const int width = provenance->exif_width_px, height = provenance->exif_height_px;
  if (width == 0 || height == 0)
    return;
  const double recorded = log ((double) width / height);
  const double now = log ((double) photo->file->width_px / photo->file->height_px);
  /* Either way round: some cameras turn the picture, others say that it shall be turned. */
  if (fabs (fabs (recorded) - fabs (now)) <= idp_rule_number (rule, "stretch-min"))
    return;
  g_autofree char *what = g_strdup_printf ("%d × %d", width, height);
  idp_evidence_add (evidence, rule->evidence, "other-shape", what, NULL);
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const double focal = photo->provenance->focal_35mm;
  const double stretch = photo->provenance->thumbnail_stretch;
  GPtrArray *evidence = idp_evidence_list_new ();
  if (focal < idp_rule_number (rule, "focal-min"))
    idp_weigh_number (evidence, rule, "wide-lens", NULL, "%.0f", focal);
  weigh_density (evidence, photo, rule);
  if (fabs (stretch - 1) > idp_rule_number (rule, "stretch-min"))
    idp_weigh_number (evidence, rule, "stretched-preview", NULL, "%+.0f%%", 100 * (stretch - 1));
  else
    weigh_shape (evidence, photo, rule);
  return idp_weigh (rule, evidence, !isnan (focal));
}

const IdpCheck idp_check_distorted = {
  .id = "distorted",
  .unit = IDP_UNIT_COUNT,
  .params
  = (const IdpParam[]){ { "focal-min", 0, MAX_FOCAL_MM }, { "stretch-min", 0, 1 }, { NULL } },
  .run = run,
};
