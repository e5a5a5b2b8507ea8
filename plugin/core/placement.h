/* placement.h: where to cut, so that crown, eyes and face width fall inside the standard's bands.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"
#include "finding.h"
#include "rules.h"

/* What a crop does to the four bands, in px of the finished picture; NAN = not measured. */
typedef struct
{
  IdpRect rect;    /* px of the upright original, aspect of the finished picture; empty = no crop */
  double crown_px; /* top edge to crown: rule crown-margin */
  double eye_px;   /* top edge to eyes: rule eye-line */
  double face_width_px; /* cheek to cheek: rule face-width */
  double off_centre_px; /* face midline to the right (+) of the frame midline: rule not-centred */
} IdpPlacement;

/* The bands that a crop can meet or break. */
typedef enum
{
  IDP_BAND_CROWN,
  IDP_BAND_EYES,
  IDP_BAND_FACE_WIDTH,
  IDP_BAND_MIDDLE,
  IDP_BAND_N
} IdpBand;

/* The four bands of FACE (px of the upright original) under the crop RECT. */
IdpPlacement idp_placement_measure (const IdpFace *face, const IdpRect *rect,
                                    const IdpRules *rules);

/* How PLACEMENT stands to BAND, as a finding without a region; its rule is NULL where RULES do not
 * ask for it. */
IdpFinding idp_placement_judge (const IdpPlacement *placement, IdpBand band, const IdpRules *rules);

/* The crop of a WIDTH_PX x HEIGHT_PX photo that keeps the four bands nearest to their middles.
 * Never smaller than the finished picture, if the photo allows that (nothing is ever enlarged):
 * else the largest crop the photo has. Never reaches outside the photo. */
IdpPlacement idp_placement_find (const IdpFace *face, int width_px, int height_px,
                                 const IdpRules *rules);

/* TRUE where PLACEMENT keeps every band of RULES. Errors: IDP_ERROR_REFUSED, naming each broken
 * band with its measure. */
gboolean idp_placement_check (const IdpPlacement *placement, const IdpRules *rules, GError **error);

/* The rules of RULES that PLACEMENT breaks, ids separated by ", "; NULL when none. Caller frees. */
char *idp_placement_broken (const IdpPlacement *placement, const IdpRules *rules);
