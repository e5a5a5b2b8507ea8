/* eyes: where the eyes stand in a face that was found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "eyes.h"

#include "haar.h"
#include "reduce.h"

/* The face box is looked at in this size. */
#define BOX_PX 192
/* Where eyes stand in the box and how far they stray, as shares of its side; calibrated on 59
 * labelled portraits. */
#define EYE_X 0.31
#define EYE_Y 0.39
#define EYE_REACH_X 0.17
#define EYE_REACH_Y 0.15
/* Sizes of an eye window as shares of the box. */
#define EYE_SMALLEST 0.14
#define EYE_LARGEST 0.36

typedef struct
{
  IdpPoint at;
  double certainty;
} Eye;

/* Best eye around (X, Y) of the patch; at the expected place with certainty 0 where there is none.
 */
static Eye
find_eye (const IdpGrey *patch, const IdpHaar *const *haars, double x, double y)
{
  const IdpGreyPose pose = { { x, y }, 1, 0 };
  const int width_px = (2 * EYE_REACH_X + EYE_LARGEST / 2) * BOX_PX;
  const int height_px = (2 * EYE_REACH_Y + EYE_LARGEST / 2) * BOX_PX;
  g_autoptr (IdpGrey) region = idp_grey_cut (patch, &pose, width_px, height_px);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
      idp_haar_scan (haars[i], region, EYE_SMALLEST * BOX_PX, EYE_LARGEST * BOX_PX, hits);
      g_autoptr (GArray) groups = idp_haar_group (hits, 2);
      const IdpHaarHit *best = NULL;
      for (guint j = 0; j < groups->len; j++)
        {
          const IdpHaarHit *group = &g_array_index (groups, IdpHaarHit, j);
          if (best == NULL || group->neighbours > best->neighbours)
            best = group;
        }
      if (best != NULL)
        return (Eye){ { x + best->x - width_px / 2.0, y + best->y - height_px / 2.0 },
                      1 - i * 0.2 };
    }
  return (Eye){ { x, y }, 0 };
}

static IdpImage *
cut_box (const IdpImage *image, const IdpRect *box, IdpRect *cut, GError **error)
{
  const IdpRect whole = { 0, 0, image->width_px, image->height_px };
  const int margin = box->width / 3;
  const IdpRect wide
      = { box->x - margin, box->y - margin, box->width + 2 * margin, box->height + 2 * margin };
  *cut = idp_rect_intersect (&wide, &whole);
  const double scale = MIN (1.0, (double)BOX_PX / box->width);
  return idp_image_reduce (image, cut, MAX (1, lround (cut->width * scale)),
                           MAX (1, lround (cut->height * scale)), error);
}

gboolean
idp_eyes_find (const IdpImage *image, double roll_deg, IdpFace *face, GError **error)
{
  const IdpHaar *haars[] = { idp_haar_get (IDP_HAAR_EYE_GLASSES, error), NULL };
  if (haars[0] == NULL)
    return FALSE;
  haars[1] = idp_haar_get (IDP_HAAR_EYE, error);
  if (haars[1] == NULL)
    return FALSE;

  IdpRect cut = { 0 };
  g_autoptr (IdpImage) view = cut_box (image, &face->box, &cut, error);
  if (view == NULL)
    return FALSE;
  g_autoptr (IdpGrey) grey = idp_grey_from_image (view);
  const double to_image_x = (double)cut.width / view->width_px,
               to_image_y = (double)cut.height / view->height_px;
  const IdpPoint centre
      = { face->box.x + face->box.width / 2.0, face->box.y + face->box.height / 2.0 };
  const IdpGreyPose pose = { { (centre.x - cut.x) / to_image_x, (centre.y - cut.y) / to_image_y },
                             face->box.width / to_image_x / BOX_PX,
                             roll_deg };
  g_autoptr (IdpGrey) patch = idp_grey_cut (grey, &pose, BOX_PX, BOX_PX);

  const Eye eyes[] = { find_eye (patch, haars, EYE_X * BOX_PX, EYE_Y * BOX_PX),
                       find_eye (patch, haars, (1 - EYE_X) * BOX_PX, EYE_Y * BOX_PX) };
  IdpPoint *const out[] = { &face->left_eye, &face->right_eye };
  for (int i = 0; i < 2; i++)
    {
      const IdpPoint p = idp_grey_cut_to_source (&pose, BOX_PX, BOX_PX, eyes[i].at);
      *out[i] = (IdpPoint){ cut.x + p.x * to_image_x, cut.y + p.y * to_image_y };
    }
  face->roll_deg
      = atan2 (face->right_eye.y - face->left_eye.y, face->right_eye.x - face->left_eye.x) * 180
        / G_PI;
  face->confidence = eyes[0].certainty * eyes[1].certainty;

  /* Proportions of a face, in eye distances; calibrated on 59 labelled portraits. */
  const IdpPoint middle = idp_face_eye_middle (face);
  const double ex = face->right_eye.x - face->left_eye.x, ey = face->right_eye.y - face->left_eye.y;
  face->mouth = (IdpPoint){ middle.x - 1.07 * ey, middle.y + 1.07 * ex };
  face->chin = (IdpPoint){ middle.x - 1.86 * ey, middle.y + 1.86 * ex };
  const IdpPoint cheeks = { middle.x - 0.5 * ey, middle.y + 0.5 * ex };
  face->face_left = (IdpPoint){ cheeks.x - 1.09 * ex, cheeks.y - 1.09 * ey };
  face->face_right = (IdpPoint){ cheeks.x + 1.09 * ex, cheeks.y + 1.09 * ey };
  return TRUE;
}
