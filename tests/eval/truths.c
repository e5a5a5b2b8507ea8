/* truths: what the labels say of a fault. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "truths.h"

#include <string.h>

/* Errors of the labels themselves. */
#define LABEL_ERROR_DEG 1.0
#define LABEL_ERROR_PX 6.0 /* of the finished picture */

typedef Truth (*Tell) (const BasePicture *picture, const IdpRule *rule);

/* --- Words --- */

static Truth
by_word (const BasePicture *picture, LabelWord word, const char *free, const char *fault)
{
  return label_is (picture->label, word, free)    ? TRUTH_FREE
         : label_is (picture->label, word, fault) ? TRUTH_FAULT
                                                  : TRUTH_UNKNOWN;
}

static Truth
tell_free (const BasePicture *picture, const IdpRule *rule)
{
  return TRUTH_FREE;
}

static Truth
tell_mouth (const BasePicture *picture, const IdpRule *rule)
{
  const char *state = picture->label->words[LABEL_MOUTH_STATE];
  return state == NULL ? TRUTH_UNKNOWN : g_str_equal (state, "closed") ? TRUTH_FREE : TRUTH_FAULT;
}

static Truth
tell_eyes (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_EYES_OPEN, "y", "n");
}

static Truth
tell_frontal (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_FRONTAL, "y", "n");
}

static Truth
tell_glasses (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_GLASSES, "none", "clear");
}

/* Nobody wears dark ones. */
static Truth
tell_tint (const BasePicture *picture, const IdpRule *rule)
{
  return picture->label->words[LABEL_GLASSES] != NULL ? TRUTH_FREE : TRUTH_UNKNOWN;
}

static Truth
tell_glare (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_GLARE, "n", "y");
}

static Truth
tell_headwear (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_HEAD_COVERING, "n", "y");
}

static Truth
tell_earrings (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_EARRINGS, "n", "y");
}

static Truth
tell_hair (const BasePicture *picture, const char *part)
{
  const char *covered = picture->label->words[LABEL_HAIR_COVERS];
  return covered == NULL                  ? TRUTH_UNKNOWN
         : strstr (covered, part) != NULL ? TRUTH_FAULT
                                          : TRUTH_FREE;
}

static Truth
tell_brows (const BasePicture *picture, const IdpRule *rule)
{
  return tell_hair (picture, "eyebrows");
}

static Truth
tell_ears (const BasePicture *picture, const IdpRule *rule)
{
  return tell_hair (picture, "ears");
}

static Truth
tell_hair_over_eyes (const BasePicture *picture, const IdpRule *rule)
{
  return tell_hair (picture, "eyes");
}

static Truth
tell_objects (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_BACKGROUND, "plain", "busy");
}

/* A plain wall need not be lit evenly. What is round a picture that was cut to a disc is not wall.
 */
static Truth
tell_evenness (const BasePicture *picture, const IdpRule *rule)
{
  const char *note = picture->label->words[LABEL_NOTE];
  if (note != NULL && strstr (note, "circle mask") != NULL)
    return TRUTH_FAULT;
  return label_is (picture->label, LABEL_BACKGROUND, "gradient")
                 || label_is (picture->label, LABEL_BACKGROUND, "busy")
             ? TRUTH_FAULT
             : TRUTH_UNKNOWN;
}

static Truth
tell_wall_shadow (const BasePicture *picture, const IdpRule *rule)
{
  const char *note = picture->label->words[LABEL_NOTE];
  if (note != NULL && strstr (note, "shadow on wall") != NULL)
    return TRUTH_FAULT;
  return label_is (picture->label, LABEL_BACKGROUND, "plain") ? TRUTH_FREE : TRUTH_UNKNOWN;
}

static Truth
tell_face_light (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_FACE_LIGHT, "even", "uneven");
}

static Truth
tell_sharpness (const BasePicture *picture, const IdpRule *rule)
{
  return by_word (picture, LABEL_SHARP, "y", "n");
}

static Truth
tell_enlarged (const BasePicture *picture, const IdpRule *rule)
{
  return picture->enlarged ? TRUTH_FAULT : TRUTH_UNKNOWN;
}

static Truth
tell_pattern (const BasePicture *picture, const IdpRule *rule)
{
  const char *pattern = picture->label->words[LABEL_TOP_PATTERN];
  return pattern == NULL                  ? TRUTH_UNKNOWN
         : g_str_equal (pattern, "plain") ? TRUTH_FREE
                                          : TRUTH_FAULT;
}

/* Of two colours, as in "dark+lightblue", the first is what is worn on top, the second below it. */
static gboolean
is_among (const char *colours, const char *const *names)
{
  const gsize length = strcspn (colours, "+/");
  for (; *names != NULL; names++)
    if (strlen (*names) == length && strncmp (*names, colours, length) == 0)
      return TRUE;
  return FALSE;
}

static Truth
by_colour (const char *colours, const char *const *fault, const char *const *unknown)
{
  if (colours == NULL || is_among (colours, unknown))
    return TRUTH_UNKNOWN;
  return is_among (colours, fault) ? TRUTH_FAULT : TRUTH_FREE;
}

/* Not of what is behind the person where it has several colours. */
static Truth
tell_wall_colour (const BasePicture *picture, const IdpRule *rule)
{
  static const char *const faults[] = { "black", "brown", "green", NULL };
  static const char *const unknowns[] = { "grey", "beige", "pinkwhite", NULL };
  if (!label_is (picture->label, LABEL_BACKGROUND, "plain"))
    return TRUTH_UNKNOWN;
  return by_colour (picture->label->words[LABEL_BACKGROUND_COLOUR], faults, unknowns);
}

static Truth
tell_blue_top (const BasePicture *picture, const IdpRule *rule)
{
  static const char *const faults[] = { "blue", "navy", NULL };
  /* A dark suit is often a dark blue one. */
  static const char *const unknowns[] = { "bluegrey", "purple", "dark", "darkgrey", NULL };
  return by_colour (picture->label->words[LABEL_TOP_COLOUR], faults, unknowns);
}

static Truth
tell_white_top (const BasePicture *picture, const IdpRule *rule)
{
  static const char *const faults[] = { "white", NULL };
  static const char *const unknowns[] = { "beige", "lightyellow", NULL };
  static const char *const not_white[] = { "black", "brown", "green", "grey", "beige", NULL };
  const char *wall = picture->label->words[LABEL_BACKGROUND_COLOUR];
  const Truth white = by_colour (picture->label->words[LABEL_TOP_COLOUR], faults, unknowns);
  if (white != TRUTH_FAULT)
    return white;
  return wall != NULL && is_among (wall, not_white) ? TRUTH_FREE : TRUTH_UNKNOWN;
}

/* --- Points --- */

/* VALUE may be off by ERROR. */
static Truth
by_value (const IdpRule *rule, double value, double error)
{
  const double excess = fmax (rule->limit.min - value, value - rule->limit.max);
  return excess > error ? TRUTH_FAULT : excess < -error ? TRUTH_FREE : TRUTH_UNKNOWN;
}

static Truth
tell_tilt (const BasePicture *picture, const IdpRule *rule)
{
  const Label *label = picture->label;
  const double roll_deg
      = atan2 (label->right_eye.y - label->left_eye.y, label->right_eye.x - label->left_eye.x) * 180
        / G_PI;
  return by_value (rule, roll_deg, LABEL_ERROR_DEG);
}

static IdpPlacement
labelled_placement (const BasePicture *picture)
{
  const Label *label = picture->label;
  const double scale = (double) picture->image->width_px / picture->rect.width;
  const IdpPoint left_eye = base_picture_point (picture, label->left_eye);
  const IdpPoint right_eye = base_picture_point (picture, label->right_eye);
  const double middle_x = (label->face_left_x + label->face_right_x) / 2;
  return (IdpPlacement){
    .crown_px = base_picture_point (picture, label->crown).y,
    .eye_px = (left_eye.y + right_eye.y) / 2,
    .face_width_px = (label->face_right_x - label->face_left_x) * scale,
    .off_centre_px = (middle_x - picture->rect.x - picture->rect.width / 2.0) * scale,
  };
}

static Truth
tell_crown (const BasePicture *picture, const IdpRule *rule)
{
  return by_value (rule, labelled_placement (picture).crown_px, LABEL_ERROR_PX);
}

static Truth
tell_eye_line (const BasePicture *picture, const IdpRule *rule)
{
  return by_value (rule, labelled_placement (picture).eye_px, LABEL_ERROR_PX);
}

static Truth
tell_face_width (const BasePicture *picture, const IdpRule *rule)
{
  return by_value (rule, labelled_placement (picture).face_width_px, LABEL_ERROR_PX);
}

static Truth
tell_centre (const BasePicture *picture, const IdpRule *rule)
{
  return by_value (rule, labelled_placement (picture).off_centre_px, LABEL_ERROR_PX);
}

static Truth
tell_head_cut (const BasePicture *picture, const IdpRule *rule)
{
  const char *note = picture->label->words[LABEL_NOTE];
  if (note != NULL && strstr (note, "crown cropped") != NULL)
    return TRUTH_FAULT;
  return labelled_placement (picture).crown_px > LABEL_ERROR_PX ? TRUTH_FREE : TRUTH_UNKNOWN;
}

static Truth
tell_size (const BasePicture *picture, const IdpRule *rule)
{
  const Label *label = picture->label;
  const double head_px
      = base_picture_point (picture, label->chin).y - base_picture_point (picture, label->crown).y;
  return by_value (rule, 100 * head_px / picture->image->height_px,
                   100 * LABEL_ERROR_PX / picture->image->height_px);
}

/* --- Rules --- */

static const struct
{
  const char *rule;
  Tell tell;
} tellers[] = {
  { "no-face", tell_free },
  { "multi-face", tell_free },
  { "head-tilt", tell_tilt },
  { "head-turn", tell_frontal },
  { "subject-too-small", tell_size },
  { "subject-too-large", tell_size },
  { "eyes-closed", tell_eyes },
  { "mouth-open", tell_mouth },
  { "glasses-banned-here", tell_glasses },
  { "glasses-tinted", tell_tint },
  { "lens-glare", tell_glare },
  { "headwear", tell_headwear },
  { "jewellery", tell_earrings },
  { "hair-over-brows", tell_brows },
  { "hair-over-eyes", tell_hair_over_eyes },
  { "hair-over-ears", tell_ears },
  { "face-light-uneven", tell_face_light },
  { "blur", tell_sharpness },
  { "bg-objects", tell_objects },
  { "bg-uneven", tell_evenness },
  { "bg-shadow", tell_wall_shadow },
  { "bg-colour-off", tell_wall_colour },
  { "clothes-blue", tell_blue_top },
  { "clothes-white-on-white", tell_white_top },
  { "clothes-pattern", tell_pattern },
  { "crown-margin", tell_crown },
  { "eye-line", tell_eye_line },
  { "face-width", tell_face_width },
  { "not-centred", tell_centre },
  { "head-cut", tell_head_cut },
  { "low-res-upscaled", tell_enlarged },
};

Truth
truth_by_label (const BasePicture *picture, const IdpRule *rule)
{
  if (picture->label == NULL)
    return TRUTH_FREE;
  for (gsize i = 0; i < G_N_ELEMENTS (tellers); i++)
    if (g_str_equal (tellers[i].rule, rule->id))
      return tellers[i].tell (picture, rule);
  return TRUTH_UNKNOWN;
}

Truth
truth_of (const BasePicture *picture, const IdpRule *rule)
{
  const Truth judged = judgements_of (picture->judgements, picture->sha256, rule->id);
  return judged != TRUTH_UNKNOWN ? judged : truth_by_label (picture, rule);
}

gboolean
truth_is_compliant (const BasePicture *picture, const IdpRules *rules)
{
  for (guint i = 0; i < rules->rules->len; i++)
    if (truth_of (picture, g_ptr_array_index (rules->rules, i)) == TRUTH_FAULT)
      return FALSE;
  return TRUE;
}
