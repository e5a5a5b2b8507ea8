/* face-light: one side of the face lit more than the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "regions.h"

static double
mean_light (const IdpImage *view, const IdpRect *square)
{
  double sum = 0;
  for (int y = square->y; y < square->y + square->height; y++)
    for (int x = square->x; x < square->x + square->width; x++)
      sum += idp_linear_light (idp_image_at (view, x, y));
  return sum / (square->width * square->height);
}

/* The left or right half of the face, px of the upright original. */
static IdpRect
face_half (const IdpFace *face, gboolean left)
{
  const IdpRect *box = &face->box;
  const int middle = CLAMP ((int) idp_face_eye_middle (face).x, box->x, box->x + box->width);
  return left ? (IdpRect){ box->x, box->y, middle - box->x, box->height }
              : (IdpRect){ middle, box->y, box->x + box->width - middle, box->height };
}

/* The brighter cheek's light over the darker one's. The cheek squares lie below the eyes, half way
 * to the mouth (ISO/IEC 29794-5, illumination uniformity). */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const double side_px = idp_rule_number (rule, "square") * axes.eye_distance_px;
  const IdpPoint mouth = idp_photo_to_view (photo, photo->face.mouth);
  if (!idp_point_known (mouth))
    return (IdpMeasurement){ .measured = NAN };

  const double down
      = hypot (mouth.x - axes.eyes.x, mouth.y - axes.eyes.y) / axes.eye_distance_px / 2;
  const IdpRect left
      = idp_view_square (photo->view, idp_face_axes_point (&axes, -0.5, down), side_px);
  const IdpRect right
      = idp_view_square (photo->view, idp_face_axes_point (&axes, 0.5, down), side_px);
  if (idp_rect_is_empty (&left) || idp_rect_is_empty (&right))
    return (IdpMeasurement){ .measured = NAN };

  const double light_left = mean_light (photo->view, &left);
  const double light_right = mean_light (photo->view, &right);
  const double darker = MIN (light_left, light_right);
  return (IdpMeasurement){
    .measured = darker > 0 ? MAX (light_left, light_right) / darker : NAN,
    .region = face_half (&photo->face, light_left < light_right),
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_face_light_uneven = {
  .id = "face-light-uneven",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "square", 0.1, 1 }, { NULL } },
  .run = run,
};
