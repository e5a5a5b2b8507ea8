/* head-frame: a head that the frame cuts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "check.h"
#include "regions.h"

/* Hair that falls beside the face may leave the picture; above this, eye distances below the eyes,
 * it is the head. */
#define HEAD_BOTTOM -0.6
/* Places along the edge are this far inside it, px of the view. */
#define INSIDE 2

/* Whether pixel (X, Y) of the view shows head: skin of the face anywhere, hair and ears only of the
 * upper head. */
static gboolean
is_head (const IdpPhoto *photo, const IdpFaceAxes *axes, int x, int y)
{
  float shares[IDP_REGION_N];
  const IdpRect at = { x, y, 1, 1 };
  const IdpRect place = idp_photo_rect_from_view (photo, &at);
  const IdpPoint p = { place.x + place.width / 2.0, place.y + place.height / 2.0 };
  if (!idp_region_map_at (photo->regions, p, shares))
    return FALSE;
  if (shares[IDP_REGION_FACE] > 0.5f)
    return TRUE;
  const double down = idp_face_axes_place (axes, (IdpPoint){ x + 0.5, y + 0.5 }).y;
  return down < HEAD_BOTTOM
         && shares[IDP_REGION_FACE] + shares[IDP_REGION_HAIR] + shares[IDP_REGION_SKIN] > 0.5f;
}

/* How much of the frame runs through the head, px. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const int right = photo->view->width_px - 1 - INSIDE;
  const int bottom = photo->view->height_px - 1 - INSIDE;
  int n = 0;
  IdpRect cut = { 0 };
  for (int x = INSIDE; x <= right; x++)
    for (int k = 0; k < 2; k++)
      if (is_head (photo, &axes, x, k == 0 ? INSIDE : bottom))
        {
          cut = idp_rect_with (&cut, (IdpPoint){ x, k == 0 ? INSIDE : bottom }, 2 * INSIDE);
          n++;
        }
  for (int y = INSIDE; y <= bottom; y++)
    for (int k = 0; k < 2; k++)
      if (is_head (photo, &axes, k == 0 ? INSIDE : right, y))
        {
          cut = idp_rect_with (&cut, (IdpPoint){ k == 0 ? INSIDE : right, y }, 2 * INSIDE);
          n++;
        }
  return (IdpMeasurement){
    .measured = n,
    .region = n > 0 ? idp_photo_rect_from_view (photo, &cut) : photo->face.box,
    .on_crop = !photo->finished,
    .unsure = photo->face.confidence < IDP_FACE_SURE,
  };
}

const IdpCheck idp_check_head_cut = {
  .id = "head-cut",
  .unit = IDP_UNIT_PX,
  .needs = IDP_NEEDS_FACE,
  .run = run,
};
