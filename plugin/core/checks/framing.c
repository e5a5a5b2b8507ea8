/* framing: where crown, eyes and face stand in the finished picture.
 *
 * An original is judged on the crop that would be made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"

static IdpRect
rect_between (double x0, double y0, double x1, double y1)
{
  return (IdpRect){ floor (x0), floor (y0), MAX (1, ceil (x1) - floor (x0)),
                    MAX (1, ceil (y1) - floor (y0)) };
}

static IdpMeasurement
judged (const IdpPhoto *photo, double measured, IdpRect region)
{
  return (IdpMeasurement){
    .measured = measured,
    .region = region,
    .on_crop = !photo->finished,
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

/* The strip from the top edge of the crop to the crown. */
static IdpMeasurement
run_crown_margin (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpRect *crop = &photo->placement.rect, *box = &photo->face.box;
  const IdpRect strip = rect_between (box->x, MIN (crop->y, photo->face.crown.y),
                                      box->x + box->width, MAX (crop->y, photo->face.crown.y));
  return judged (photo, photo->placement.crown_px, strip);
}

static IdpMeasurement
run_eye_line (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpPoint left = photo->face.left_eye, right = photo->face.right_eye;
  const double half_eye = idp_face_eye_distance (&photo->face) / 4;
  const IdpRect strip = rect_between (left.x - half_eye, MIN (left.y, right.y) - half_eye,
                                      right.x + half_eye, MAX (left.y, right.y) + half_eye);
  return judged (photo, photo->placement.eye_px, strip);
}

static IdpMeasurement
run_face_width (const IdpPhoto *photo, const IdpRule *rule)
{
  return judged (photo, photo->placement.face_width_px, photo->face.box);
}

static IdpMeasurement
run_not_centred (const IdpPhoto *photo, const IdpRule *rule)
{
  return judged (photo, photo->placement.off_centre_px, photo->face.box);
}

const IdpCheck idp_check_crown_margin = {
  .id = "crown-margin",
  .unit = IDP_UNIT_PX,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_CROWN,
  .run = run_crown_margin,
};
const IdpCheck idp_check_eye_line = {
  .id = "eye-line",
  .unit = IDP_UNIT_PX,
  .needs = IDP_NEEDS_FACE,
  .run = run_eye_line,
};
const IdpCheck idp_check_face_width = {
  .id = "face-width",
  .unit = IDP_UNIT_PX,
  .needs = IDP_NEEDS_FACE,
  .run = run_face_width,
};
const IdpCheck idp_check_not_centred = {
  .id = "not-centred",
  .unit = IDP_UNIT_PX,
  .needs = IDP_NEEDS_FACE,
  .run = run_not_centred,
};
