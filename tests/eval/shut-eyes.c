/* shut-eyes: a face with open eyes, painted shut.
 * Seen level and in eye distances around the labelled pupil, both lids are parabolas over the line
 * between the corners of the eye. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "shut-eyes.h"

#include <string.h>

#include "resample.h"

/* An eye of the usual shape; lids found further off than MOST_OFF are not believed. */
#define HALF_WIDTH 0.23
#define LEAST_LIFT 0.055
#define MOST_OFF 0.15
/* Lashes of the open eye, which are left out above it, and the least skin under the brow. */
#define OLD_LASHES 0.035
#define LEAST_SKIN 0.04
#define USUAL_BROW 0.32
/* Lashes of the shut eye: their thickness, and how dark they are. */
#define LASHES 0.016
#define LASHES_ALPHA 0.75

static const double lash_rgb[3] = { 38, 27, 24 };

/* At X between the corners, share T = -1..1 of the way: the corners' line +- lift (1 - t^2). */
typedef struct
{
  double left, right;     /* corners */
  double left_y, right_y; /* down */
  double upper_lift, lower_drop;
  double brow; /* lower edge of the brow, down from the line of the corners: negative */
} Eye;

static double
share_at (const Eye *eye, double x)
{
  return 2 * (x - eye->left) / (eye->right - eye->left) - 1;
}

static double
line_at (const Eye *eye, double x)
{
  return eye->left_y + (share_at (eye, x) + 1) / 2 * (eye->right_y - eye->left_y);
}

/* Mean height of the three lid points from FIRST on over the line of the corners, as of a parabola.
 */
static double
lift_of (const Eye *eye, const IdpPoint *lids)
{
  double lift = 0;
  for (int i = 0; i < 3; i++)
    {
      const double t = CLAMP (share_at (eye, lids[i].x), -0.8, 0.8);
      lift += (line_at (eye, lids[i].x) - lids[i].y) / (1 - t * t) / 3;
    }
  return lift;
}

static Eye
usual_eye (void)
{
  return (Eye){ -HALF_WIDTH, HALF_WIDTH, 0, 0, LEAST_LIFT, LEAST_LIFT, -USUAL_BROW };
}

/* The eye whose lids are FIRST of FACE and whose brow begins with BROW. TO_EYE takes pixels to the
 * frame of the eye. */
static Eye
found_eye (const IdpFace *face, int first, int brow, const IdpSimilarity *to_eye)
{
  IdpPoint lids[IDP_LANDMARK_LIDS_N];
  double x = 0, y = 0;
  for (int i = 0; i < IDP_LANDMARK_LIDS_N; i++)
    {
      lids[i] = idp_similarity_apply (to_eye, face->landmarks[first + i].at);
      x += lids[i].x / IDP_LANDMARK_LIDS_N;
      y += lids[i].y / IDP_LANDMARK_LIDS_N;
    }
  /* The points run from the outer corner inwards: on the right eye, leftwards. */
  const int left = lids[0].x < lids[4].x ? 0 : 4;
  Eye eye = { lids[left].x, lids[4 - left].x, lids[left].y, lids[4 - left].y, 0, 0, 0 };
  if (!(hypot (x, y) < MOST_OFF && eye.right - eye.left > HALF_WIDTH))
    return usual_eye ();

  eye.upper_lift = lift_of (&eye, lids + 1);
  eye.lower_drop = -lift_of (&eye, lids + 5);
  for (int i = IDP_LANDMARK_BROW_N / 2; i < IDP_LANDMARK_BROW_N; i++)
    eye.brow
        += idp_similarity_apply (to_eye, face->landmarks[brow + i].at).y * 2 / IDP_LANDMARK_BROW_N;
  eye.brow -= line_at (&eye, 0);
  return eye;
}

/* The pupil, which is at the origin, has to vanish even where the lids were found wrong. */
static void
cover_pupil (Eye *eye)
{
  const double line = line_at (eye, 0), t = share_at (eye, 0);
  eye->upper_lift = MAX (eye->upper_lift, (LEAST_LIFT + line) / (1 - t * t));
  eye->lower_drop = MAX (eye->lower_drop, (LEAST_LIFT - line) / (1 - t * t));
  eye->brow = MIN (eye->brow, -eye->upper_lift - OLD_LASHES - LEAST_SKIN);
}

/* The colour at P of the frame of EYE; FALSE where it stays as it is. */
static gboolean
paint (const IdpImage *image, const Eye *eye, const IdpSimilarity *to_image, IdpPoint p,
       double rgb[3])
{
  const double t = share_at (eye, p.x);
  if (!(t > -1 && t < 1))
    return FALSE;
  const double line = line_at (eye, p.x), bulge = 1 - t * t;
  const double brow = line + eye->brow;
  const double skin_end = line - (eye->upper_lift + OLD_LASHES) * bulge;
  const double lid_end = line + eye->lower_drop * bulge;
  const double thickness = LASHES * (0.3 + 0.7 * bulge);
  const double off = (p.y - lid_end) / thickness;
  if (p.y < brow || off > 3)
    return FALSE;

  const double from
      = p.y < lid_end ? brow + (p.y - brow) * (skin_end - brow) / (lid_end - brow) : p.y;
  resample_linear (image, idp_similarity_apply (to_image, (IdpPoint){ p.x, from }), rgb);
  const double alpha = LASHES_ALPHA * exp (-off * off);
  for (int i = 0; i < 3; i++)
    rgb[i] += alpha * MIN (0, lash_rgb[i] - rgb[i]);
  return TRUE;
}

static void
shut_eye (const IdpImage *image, const Eye *eye, const IdpSimilarity *to_image, IdpImage *out)
{
  const IdpSimilarity to_eye = idp_similarity_inverse (to_image);
  const double reach = idp_similarity_scale (to_image);
  const int left = MAX (0, floor (to_image->x0 - reach));
  const int right = MIN (image->width_px, ceil (to_image->x0 + reach));
  const int top = MAX (0, floor (to_image->y0 - reach));
  const int bottom = MIN (image->height_px, ceil (to_image->y0 + reach));
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        double rgb[3];
        const IdpPoint p = idp_similarity_apply (&to_eye, (IdpPoint){ x + 0.5, y + 0.5 });
        if (paint (image, eye, to_image, p, rgb))
          for (int i = 0; i < 3; i++)
            idp_image_at (out, x, y)[i] = lround (rgb[i]);
      }
}

void
shut_eyes (const IdpImage *image, const IdpFace *face, const Label *label, IdpImage *out)
{
  memcpy (out->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
  const double across = label->right_eye.x - label->left_eye.x;
  const double down = label->right_eye.y - label->left_eye.y;
  const IdpPoint pupils[2] = { label->left_eye, label->right_eye };
  const int lids[2] = { IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_RIGHT_LIDS };
  const int brows[2] = { IDP_LANDMARK_LEFT_BROW, IDP_LANDMARK_RIGHT_BROW };
  for (int i = 0; i < 2; i++)
    {
      const IdpSimilarity to_image = { across, down, pupils[i].x, pupils[i].y };
      const IdpSimilarity to_eye = idp_similarity_inverse (&to_image);
      Eye eye = face->count > 0 ? found_eye (face, lids[i], brows[i], &to_eye) : usual_eye ();
      cover_pupil (&eye);
      shut_eye (image, &eye, &to_image, out);
    }
}
