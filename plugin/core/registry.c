/* registry: the checks in the order their findings are shown, and the run over all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "check.h"

extern const IdpCheck idp_check_aspect;
extern const IdpCheck idp_check_background_replaced;
extern const IdpCheck idp_check_beautified;
extern const IdpCheck idp_check_bg_colour_off;
extern const IdpCheck idp_check_bg_objects;
extern const IdpCheck idp_check_bg_shadow;
extern const IdpCheck idp_check_bg_uneven;
extern const IdpCheck idp_check_black_edge;
extern const IdpCheck idp_check_blur;
extern const IdpCheck idp_check_border_added;
extern const IdpCheck idp_check_clothes_blend;
extern const IdpCheck idp_check_clothes_blue;
extern const IdpCheck idp_check_clothes_improper;
extern const IdpCheck idp_check_clothes_pattern;
extern const IdpCheck idp_check_clothes_white;
extern const IdpCheck idp_check_colour_mode;
extern const IdpCheck idp_check_compression;
extern const IdpCheck idp_check_crown_margin;
extern const IdpCheck idp_check_distorted;
extern const IdpCheck idp_check_dpi_tag;
extern const IdpCheck idp_check_duplicate_photo;
extern const IdpCheck idp_check_ears_asymmetric;
extern const IdpCheck idp_check_eye_line;
extern const IdpCheck idp_check_face_light_uneven;
extern const IdpCheck idp_check_face_width;
extern const IdpCheck idp_check_feature_retouched;
extern const IdpCheck idp_check_file_size;
extern const IdpCheck idp_check_generated;
extern const IdpCheck idp_check_glasses_banned_here;
extern const IdpCheck idp_check_hair_colour_off;
extern const IdpCheck idp_check_hair_dyed;
extern const IdpCheck idp_check_hair_over_brows;
extern const IdpCheck idp_check_hair_over_ears;
extern const IdpCheck idp_check_hair_over_eyes;
extern const IdpCheck idp_check_hair_style_high;
extern const IdpCheck idp_check_head_cut;
extern const IdpCheck idp_check_head_tilt;
extern const IdpCheck idp_check_headwear;
extern const IdpCheck idp_check_jpeg_quality_low;
extern const IdpCheck idp_check_lockout_risk;
extern const IdpCheck idp_check_mirrored;
extern const IdpCheck idp_check_multi_face;
extern const IdpCheck idp_check_neck_covered;
extern const IdpCheck idp_check_no_face;
extern const IdpCheck idp_check_not_centred;
extern const IdpCheck idp_check_not_jpeg;
extern const IdpCheck idp_check_overexposed;
extern const IdpCheck idp_check_posture;
extern const IdpCheck idp_check_private;
extern const IdpCheck idp_check_px_size;
extern const IdpCheck idp_check_recapture;
extern const IdpCheck idp_check_resubmitted_photo;
extern const IdpCheck idp_check_reviewer_objection;
extern const IdpCheck idp_check_rotated;
extern const IdpCheck idp_check_scanned_print;
extern const IdpCheck idp_check_selfie;
extern const IdpCheck idp_check_shoulders_cut;
extern const IdpCheck idp_check_shoulders_uneven;
extern const IdpCheck idp_check_studio_overretouch;
extern const IdpCheck idp_check_subject_too_large;
extern const IdpCheck idp_check_subject_too_small;
extern const IdpCheck idp_check_underexposed;
extern const IdpCheck idp_check_colour_cast;
extern const IdpCheck idp_check_eyes_closed;
extern const IdpCheck idp_check_face_highlight;
extern const IdpCheck idp_check_gaze_off;
extern const IdpCheck idp_check_glasses_tinted;
extern const IdpCheck idp_check_head_turn;
extern const IdpCheck idp_check_lens_glare;
extern const IdpCheck idp_check_mouth_open;
extern const IdpCheck idp_check_red_eye;
extern const IdpCheck idp_check_shadow_on_face;
extern const IdpCheck idp_check_upscaled;

/* First who is in the picture, then how it was taken, then how it is framed, then the file, then
 * where it comes from, then what it has to do with other photos, last what people said of it. */
static const IdpCheck *const checks[] = {
  &idp_check_no_face,
  &idp_check_multi_face,
  &idp_check_head_tilt,
  &idp_check_head_turn,
  &idp_check_subject_too_small,
  &idp_check_subject_too_large,
  &idp_check_posture,
  &idp_check_shoulders_uneven,
  &idp_check_eyes_closed,
  &idp_check_gaze_off,
  &idp_check_mouth_open,
  &idp_check_glasses_banned_here,
  &idp_check_glasses_tinted,
  &idp_check_lens_glare,
  &idp_check_headwear,
  &idp_check_hair_over_brows,
  &idp_check_hair_over_eyes,
  &idp_check_hair_over_ears,
  &idp_check_ears_asymmetric,
  &idp_check_hair_style_high,
  &idp_check_hair_colour_off,
  &idp_check_hair_dyed,
  &idp_check_neck_covered,
  &idp_check_face_light_uneven,
  &idp_check_overexposed,
  &idp_check_underexposed,
  &idp_check_face_highlight,
  &idp_check_red_eye,
  &idp_check_colour_cast,
  &idp_check_blur,
  &idp_check_bg_uneven,
  &idp_check_bg_shadow,
  &idp_check_bg_objects,
  &idp_check_bg_colour_off,
  &idp_check_clothes_blue,
  &idp_check_clothes_white,
  &idp_check_clothes_blend,
  &idp_check_clothes_pattern,
  &idp_check_clothes_improper,
  &idp_check_black_edge,
  &idp_check_head_cut,
  &idp_check_shoulders_cut,
  &idp_check_crown_margin,
  &idp_check_eye_line,
  &idp_check_face_width,
  &idp_check_not_centred,
  &idp_check_px_size,
  &idp_check_aspect,
  &idp_check_dpi_tag,
  &idp_check_colour_mode,
  &idp_check_not_jpeg,
  &idp_check_jpeg_quality_low,
  &idp_check_file_size,
  &idp_check_border_added,
  &idp_check_upscaled,
  &idp_check_compression,
  &idp_check_recapture,
  &idp_check_scanned_print,
  &idp_check_beautified,
  &idp_check_feature_retouched,
  &idp_check_studio_overretouch,
  &idp_check_background_replaced,
  &idp_check_generated,
  &idp_check_rotated,
  &idp_check_mirrored,
  &idp_check_selfie,
  &idp_check_distorted,
  &idp_check_private,
  &idp_check_duplicate_photo,
  &idp_check_resubmitted_photo,
  &idp_check_reviewer_objection,
  &idp_check_lockout_risk,
};

const IdpCheck *
idp_check_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (strcmp (checks[i]->id, id) == 0)
      return checks[i];
  return NULL;
}

static gboolean
has_background (const IdpPhoto *photo)
{
  if (photo->view == NULL || photo->view_background == NULL)
    return FALSE;
  gsize n = (gsize) photo->view->width_px * photo->view->height_px;
  return memchr (photo->view_background, 1, n) != NULL;
}

static gboolean
needs_are_met (const IdpPhoto *photo, IdpNeeds needs)
{
  if ((needs & IDP_NEEDS_FACE) != 0 && photo->view == NULL)
    return FALSE;
  if ((needs & IDP_NEEDS_CROWN) != 0 && !idp_point_known (photo->face.crown))
    return FALSE;
  return (needs & IDP_NEEDS_BACKGROUND) == 0 || has_background (photo);
}

IdpFinding *
idp_check_run (const IdpCheck *check, const IdpPhoto *photo, const IdpRule *rule)
{
  g_return_val_if_fail (check != NULL && check->run != NULL && photo != NULL && rule != NULL, NULL);

  IdpMeasurement m = { .measured = NAN };
  if (needs_are_met (photo, check->needs))
    m = check->run (photo, rule);

  IdpFinding *finding = g_new0 (IdpFinding, 1);
  finding->rule = rule;
  finding->verdict = idp_limit_judge (&rule->limit, m.measured);
  if (finding->verdict == IDP_VERDICT_FAIL && m.unsure)
    finding->verdict = IDP_VERDICT_REVIEW;
  finding->measured = m.measured;
  finding->region = m.region;
  finding->on_crop = m.on_crop;
  finding->evidence = m.evidence;
  return finding;
}

GPtrArray *
idp_checks_run (const IdpPhoto *photo, const IdpRules *rules)
{
  g_return_val_if_fail (photo != NULL && rules != NULL, NULL);

  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) idp_finding_free);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      const IdpRule *rule = idp_rules_find (rules, checks[i]->id);
      if (rule != NULL && checks[i]->run != NULL)
        g_ptr_array_add (findings, idp_check_run (checks[i], photo, rule));
    }
  return findings;
}
