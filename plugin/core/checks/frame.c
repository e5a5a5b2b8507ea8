/* frame: borders around the picture, and corners that turning it left empty.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "weigh.h"

/* Turning leaves wedges in four corners; a crop may cut off two. */
#define TURNED_WEDGES 2

#define MAX_TURN_DEG 45

/* Counts the sides that have a border. */
static IdpMeasurement
run_border (const IdpPhoto *photo, const IdpRule *rule)
{
  if (photo->forensics == NULL)
    return (IdpMeasurement){ .measured = NAN };

  const int *depth = photo->forensics->frame.border_px;
  const int width = photo->file->width_px, height = photo->file->height_px;
  int n = 0;
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    n += depth[side] > 0;

  IdpMeasurement m = { .measured = n };
  if (n == 1) /* else the whole picture: a region is one rectangle */
    m.region = (IdpRect){
      depth[IDP_SIDE_RIGHT] > 0 ? width - depth[IDP_SIDE_RIGHT] : 0,
      depth[IDP_SIDE_BOTTOM] > 0 ? height - depth[IDP_SIDE_BOTTOM] : 0,
      depth[IDP_SIDE_LEFT] + depth[IDP_SIDE_RIGHT] > 0
          ? depth[IDP_SIDE_LEFT] + depth[IDP_SIDE_RIGHT]
          : width,
      depth[IDP_SIDE_TOP] + depth[IDP_SIDE_BOTTOM] > 0
          ? depth[IDP_SIDE_TOP] + depth[IDP_SIDE_BOTTOM]
          : height,
    };
  return m;
}

/* Whoever turns a picture mostly crops the wedges away, so without them nothing is known. */
static IdpMeasurement
run_rotated (const IdpPhoto *photo, const IdpRule *rule)
{
  const double turned = photo->provenance->turned_deg;
  GPtrArray *evidence = idp_evidence_list_new ();
  if (fabs (turned) >= idp_rule_number (rule, "turned-min"))
    idp_weigh_number (evidence, rule, "turned", NULL, "%.2f", turned);
  if (photo->forensics != NULL && photo->forensics->frame.n_wedges >= TURNED_WEDGES)
    idp_evidence_add (evidence, rule->evidence, "wedge", NULL, &photo->forensics->frame.wedge);
  return idp_weigh (rule, evidence, FALSE);
}

const IdpCheck idp_check_border_added
    = { .id = "border-added", .unit = IDP_UNIT_COUNT, .run = run_border };
const IdpCheck idp_check_rotated = {
  .id = "rotated",
  .unit = IDP_UNIT_COUNT,
  .params = (const IdpParam[]){ { "turned-min", 0, MAX_TURN_DEG }, { NULL } },
  .run = run_rotated,
};
