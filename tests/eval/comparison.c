/* comparison: what was measured on one photo, against its label.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "comparison.h"

/* Crown to chin where one of them has no label, in eye distances. */
#define USUAL_FACE_HEIGHT 3.8
/* Eyes further off than this share of their distance are lost. */
#define LOST 0.15

const char *
error_name (ErrorKind kind)
{
  static const char *const names[N_ERRORS] = { "eyes / IOD",    "roll, deg",      "mouth / height",
                                               "chin / height", "crown / height", "face width" };
  return names[kind];
}

double
mean_eye_opening (const IdpFace *face)
{
  return (idp_face_eye_opening (face, IDP_LANDMARK_LEFT_LIDS)
          + idp_face_eye_opening (face, IDP_LANDMARK_RIGHT_LIDS))
         / 2;
}

static double
distance (IdpPoint a, IdpPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* How far P lies from TRUTH along the axis that is square to the labelled eyes. */
static double
along_axis (const Label *label, IdpPoint truth, IdpPoint p)
{
  const double dx = label->right_eye.x - label->left_eye.x;
  const double dy = label->right_eye.y - label->left_eye.y;
  return fabs ((p.y - truth.y) * dx - (p.x - truth.x) * dy) / hypot (dx, dy);
}

static gboolean
box_fits (const IdpFace *face, const Label *label)
{
  const double eye_distance = distance (label->left_eye, label->right_eye);
  const double x = (label->left_eye.x + label->right_eye.x) / 2;
  const double y = (label->left_eye.y + label->right_eye.y) / 2;
  return x > face->box.x && x < face->box.x + face->box.width && y > face->box.y
         && y < face->box.y + face->box.height && face->box.width > 1.3 * eye_distance
         && face->box.width < 4 * eye_distance;
}

static void
set_error (Comparison *comparison, ErrorKind kind, double labelled, double error)
{
  if (isnan (labelled))
    return;
  comparison->labelled[kind] = TRUE;
  comparison->errors[kind][0] = error;
}

static void
compare (Comparison *comparison, const IdpFace *face, IdpPoint crown)
{
  const Label *label = comparison->label;
  const double eye_distance = distance (label->left_eye, label->right_eye);
  const double roll_deg
      = atan2 (label->right_eye.y - label->left_eye.y, label->right_eye.x - label->left_eye.x) * 180
        / G_PI;
  const double labelled_height = label->chin.y - label->crown.y;
  const double height
      = isnan (labelled_height) ? USUAL_FACE_HEIGHT * eye_distance : labelled_height;
  const double width = label->face_right_x - label->face_left_x;
  const double left = distance (label->left_eye, face->left_eye) / eye_distance;
  const double right = distance (label->right_eye, face->right_eye) / eye_distance;

  set_error (comparison, EYES, eye_distance, left);
  comparison->errors[EYES][1] = right;
  set_error (comparison, ROLL, roll_deg, fabs (face->roll_deg - roll_deg));
  set_error (comparison, MOUTH, label->mouth.x,
             along_axis (label, label->mouth, face->mouth) / height);
  set_error (comparison, CHIN, label->chin.x, along_axis (label, label->chin, face->chin) / height);
  set_error (comparison, CROWN, label->crown.y, fabs (crown.y - label->crown.y) / height);
  set_error (comparison, WIDTH, width, fabs ((face->face_right.x - face->face_left.x) / width - 1));
  comparison->sure = face->confidence >= IDP_FACE_SURE;
  comparison->lost = MAX (left, right) > LOST;
}

Comparison
comparison_make (const Label *label, Variant variant, const Measured *measured)
{
  const IdpFace *face = &measured->face;
  Comparison comparison = { .label = label,
                            .variant = variant,
                            .others = MAX (face->count - 1, 0),
                            .mouth_gap = NAN,
                            .eye_opening = NAN };
  for (int i = 0; i < N_ERRORS; i++)
    comparison.errors[i][0] = comparison.errors[i][1] = NAN;
  if (face->count == 0 || !box_fits (face, label))
    {
      comparison.wrong = face->count > 0;
      return comparison;
    }
  comparison.found = TRUE;
  comparison.mouth_gap = idp_face_mouth_gap (face);
  comparison.eye_opening = mean_eye_opening (face);
  compare (&comparison, face, measured->silhouette->crown);
  return comparison;
}
