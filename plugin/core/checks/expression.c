/* expression: brows, lids and lips where calm faces do not have them.
 *
 * Frowns, winks and crooked mouths move a few points of the face. Each distance is compared with
 * its mean over many portraits, in standard deviations; the one furthest off counts. How natural a
 * face looks beyond that is for a person to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"

/* In eye distances: around what is marked. */
#define MARGIN 0.08

static IdpPoint
place (const IdpPhoto *photo, const IdpFaceAxes *axes, int landmark)
{
  return idp_face_axes_place (axes, idp_view_landmark (photo, landmark));
}

/* Ends of the upper edges of the brows at the nose. */
#define BROW_INNER_LEFT (IDP_LANDMARK_LEFT_BROW + 4)
#define BROW_INNER_RIGHT (IDP_LANDMARK_RIGHT_BROW + 4)
#define BROW_ARCH 1 /* from the temple */
#define BROW_HALF (IDP_LANDMARK_BROW_N / 2)
#define LIP_LEFT IDP_LANDMARK_OUTER_LIPS
#define LIP_UPPER (IDP_LANDMARK_OUTER_LIPS + 3)
#define LIP_RIGHT (IDP_LANDMARK_OUTER_LIPS + 6)
#define LIP_LOWER (IDP_LANDMARK_OUTER_LIPS + 9)

static double
brow_gap (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  return place (photo, axes, BROW_INNER_RIGHT).x - place (photo, axes, BROW_INNER_LEFT).x;
}

/* How much lower the brows are at the nose than at their arch. */
static double
brow_drop (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  return (place (photo, axes, BROW_INNER_LEFT).y + place (photo, axes, BROW_INNER_RIGHT).y
          - place (photo, axes, IDP_LANDMARK_LEFT_BROW + BROW_ARCH).y
          - place (photo, axes, IDP_LANDMARK_RIGHT_BROW + BROW_ARCH).y)
         / 2;
}

/* How much lower the left brow is. */
static double
brow_difference (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  double left = -place (photo, axes, IDP_LANDMARK_LEFT_EYE).y;
  double right = -place (photo, axes, IDP_LANDMARK_RIGHT_EYE).y;
  for (int i = BROW_HALF; i < IDP_LANDMARK_BROW_N; i++)
    {
      left += place (photo, axes, IDP_LANDMARK_LEFT_BROW + i).y / BROW_HALF;
      right += place (photo, axes, IDP_LANDMARK_RIGHT_BROW + i).y / BROW_HALF;
    }
  return left - right;
}

static double
lid_difference (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  return idp_face_eye_opening (&photo->face, IDP_LANDMARK_LEFT_LIDS)
         - idp_face_eye_opening (&photo->face, IDP_LANDMARK_RIGHT_LIDS);
}

static double
mouth_width (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  return place (photo, axes, LIP_RIGHT).x - place (photo, axes, LIP_LEFT).x;
}

/* How much lower the right corner is. */
static double
mouth_skew (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  return place (photo, axes, LIP_RIGHT).y - place (photo, axes, LIP_LEFT).y;
}

/* How far the corners lie above the middle. */
static double
mouth_lift (const IdpPhoto *photo, const IdpFaceAxes *axes)
{
  return (place (photo, axes, LIP_UPPER).y + place (photo, axes, LIP_LOWER).y
          - place (photo, axes, LIP_LEFT).y - place (photo, axes, LIP_RIGHT).y)
         / 2;
}

/* A distance, and the landmarks that it is marked by. */
typedef struct
{
  const char *name; /* of the parameter */
  double (*measure) (const IdpPhoto *photo, const IdpFaceAxes *axes);
  int first, n;
} Feature;

static const Feature features[] = {
  { "brow-gap", brow_gap, IDP_LANDMARK_LEFT_BROW, 2 * IDP_LANDMARK_BROW_N },
  { "brow-drop", brow_drop, IDP_LANDMARK_LEFT_BROW, 2 * IDP_LANDMARK_BROW_N },
  { "brow-difference", brow_difference, IDP_LANDMARK_LEFT_BROW, 2 * IDP_LANDMARK_BROW_N },
  { "lid-difference", lid_difference, IDP_LANDMARK_LEFT_LIDS, 2 * IDP_LANDMARK_LIDS_N },
  { "mouth-width", mouth_width, IDP_LANDMARK_OUTER_LIPS, IDP_LANDMARK_OUTER_LIPS_N },
  { "mouth-skew", mouth_skew, IDP_LANDMARK_OUTER_LIPS, IDP_LANDMARK_OUTER_LIPS_N },
  { "mouth-lift", mouth_lift, IDP_LANDMARK_OUTER_LIPS, IDP_LANDMARK_OUTER_LIPS_N },
};

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  if (!(fabs (photo->face.yaw_deg) <= idp_rule_number (rule, "most-turn")))
    return (IdpMeasurement){ .measured = NAN };

  double most = -1;
  IdpRect region = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    {
      const double *normal = idp_rule_param (rule, features[i].name, NULL);
      const double off = fabs (features[i].measure (photo, &axes) - normal[0]) / normal[1];
      if (off > most)
        region = idp_view_landmark_box (photo, features[i].first, features[i].n,
                                        MARGIN * axes.eye_distance_px);
      most = fmax (most, off);
    }
  return (IdpMeasurement){
    .measured = most,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_expression = {
  .id = "expression-unnatural",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "most-turn", 0, 90 },
                                { "brow-gap", -10, 10, 2 },
                                { "brow-drop", -10, 10, 2 },
                                { "brow-difference", -10, 10, 2 },
                                { "lid-difference", -10, 10, 2 },
                                { "mouth-width", -10, 10, 2 },
                                { "mouth-skew", -10, 10, 2 },
                                { "mouth-lift", -10, 10, 2 },
                                { NULL } },
  .run = run,
};
