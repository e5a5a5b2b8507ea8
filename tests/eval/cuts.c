/* cuts: faces of which the frame leaves half.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cuts.h"

#include "drawings.h"
#include "measured.h"

/* Eyes further off than this share of their distance are wrong. */
#define WRONG 0.15
/* Middle of a face below its eyes, eye distances. */
#define MIDDLE_DOWN 0.4

static const char *const cut_names[CUTS_N] = { "left", "right", "top", "bottom" };

static IdpRect
rest_of (const IdpImage *image, const Label *label, double eye_distance, int side)
{
  const int x = (label->left_eye.x + label->right_eye.x) / 2;
  const int y = (label->left_eye.y + label->right_eye.y) / 2 + MIDDLE_DOWN * eye_distance;
  const IdpRect rests[CUTS_N] = { { x, 0, image->width_px - x, image->height_px },
                                  { 0, 0, x, image->height_px },
                                  { 0, y, image->width_px, image->height_px - y },
                                  { 0, 0, image->width_px, y } };
  return rests[side];
}

gboolean
cuts_add (const IdpImage *image, const Label *label, Cut cuts[CUTS_N], GError **error)
{
  const double eye_distance
      = hypot (label->right_eye.x - label->left_eye.x, label->right_eye.y - label->left_eye.y);
  for (int side = 0; side < CUTS_N && !isnan (eye_distance); side++)
    {
      Cut *cut = &cuts[side];
      Measured measured;
      const IdpRect rect = rest_of (image, label, eye_distance, side);
      g_autoptr (IdpImage) rest = drawing_part (image, &rect);
      if (!measured_run (rest, &measured, error))
        return FALSE;
      const IdpFace *face = &measured.face;
      const double left = hypot (face->left_eye.x + rect.x - label->left_eye.x,
                                 face->left_eye.y + rect.y - label->left_eye.y);
      const double right = hypot (face->right_eye.x + rect.x - label->right_eye.x,
                                  face->right_eye.y + rect.y - label->right_eye.y);
      cut->photos++;
      cut->found += face->count > 0;
      if (face->count > 0 && MAX (left, right) > WRONG * eye_distance)
        {
          cut->wrong++;
          cut->sure_and_wrong += face->confidence >= IDP_FACE_SURE;
          cut->most_sure = MAX (cut->most_sure, face->confidence);
        }
      measured_clear (&measured);
    }
  return TRUE;
}

void
cuts_print (const Cut cuts[CUTS_N])
{
  g_print ("\nCut through the middle of the face\n  %-10s %7s %7s %7s %12s %21s\n", "at the",
           "photos", "found", "wrong", "sure of it", "confidence, at most");
  for (int i = 0; i < CUTS_N; i++)
    g_print ("  %-10s %7d %7d %7d %12d %21.2f\n", cut_names[i], cuts[i].photos, cuts[i].found,
             cuts[i].wrong, cuts[i].sure_and_wrong, cuts[i].most_sure);
}
