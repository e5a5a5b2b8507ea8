/* upscaled: pixels without detail of their own.
 *
 * Soft lenses have little detail too, so its lack is a hint; but whoever has it was not enlarged
 * much.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

/* The finest detail of any window that shows the person, as a share of what the pixels can hold. */
static double
finest_detail (const IdpForensics *traces)
{
  return fmax (traces->windows[IDP_PLACE_CROWN].cutoff, traces->windows[IDP_PLACE_FACE].cutoff);
}

static void
weigh_exif_size (GPtrArray *evidence, const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpProvenance *provenance = photo->provenance;
  const int recorded = MAX (provenance->exif_width_px, provenance->exif_height_px);
  const int present = MAX (photo->file->width_px, photo->file->height_px);
  if (recorded == 0 || present <= recorded)
    return;
  g_autofree char *what = g_strdup_printf ("%d < %d", recorded, present);
  idp_evidence_add (evidence, rule->evidence, "fewer-pixels", what, NULL);
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpForensics *traces = photo->forensics;
  const double detail = traces != NULL && traces->windows_seen && photo->face.count > 0
                            ? finest_detail (traces)
                            : NAN;
  GPtrArray *evidence = idp_evidence_list_new ();
  weigh_exif_size (evidence, photo, rule);
  if (detail < idp_rule_number (rule, "detail-min"))
    idp_weigh_number (evidence, rule, "no-fine-detail", &traces->windows[IDP_PLACE_FACE].region,
                      "%.1f", 2 / fmax (detail, 2.0 / IDP_SPECTRUM_SIDE));
  return idp_weigh (rule, evidence, detail >= idp_rule_number (rule, "detail-sure"));
}

const IdpCheck idp_check_upscaled = {
  .id = "low-res-upscaled",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "detail-min", 0, 1 }, { "detail-sure", 0, 1 }, { NULL } },
  .run = run,
};
