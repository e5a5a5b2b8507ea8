/* paint-eyes: a face whose eyes are shut, or look aside.
 * Seen level and in eye distances around the pupil, both lids are parabolas over the line
 * between the corners of the eye. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "paint-eyes.h"

#include <string.h>

#include "resample.h"
#include "similarity.h"

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
/* The crease of the shut lid: how far above the lashes, how wide, how dark. */
#define CREASE_UP 0.1
#define CREASE 0.018
#define CREASE_SHADE 0.15
/* Radius of an iris. */
#define IRIS 0.1

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

/* What is read for a place of the frame of an eye, and what lies on it. */
typedef struct
{
  IdpPoint from;
  double lashes; /* share that they hide */
  double shade;  /* share of the light that is lost */
} Change;

/* FALSE where P stays as it is. */
typedef gboolean (*ChangeAt) (const Eye *eye, double much, IdpPoint p, Change *change);

/* MUCH is the share of the way that the upper lid comes down. */
static gboolean
shut_at (const Eye *eye, double much, IdpPoint p, Change *change)
{
  const double t = share_at (eye, p.x);
  if (!(t > -1 && t < 1))
    return FALSE;
  const double line = line_at (eye, p.x), bulge = 1 - t * t;
  const double brow = line + eye->brow;
  const double old_lid = line - eye->upper_lift * bulge;
  const double lid = old_lid + much * (line + eye->lower_drop * bulge - old_lid);
  const double skin_end = old_lid - OLD_LASHES * bulge;
  const double off = (p.y - lid) / (LASHES * (0.3 + 0.7 * bulge));
  const double crease = (p.y - lid + CREASE_UP * bulge) / CREASE;
  if (p.y < brow || off > 3)
    return FALSE;

  const double from = p.y < lid ? brow + (p.y - brow) * (skin_end - brow) / (lid - brow) : p.y;
  *change = (Change){ { p.x, from },
                      LASHES_ALPHA * exp (-off * off),
                      CREASE_SHADE * bulge * exp (-crease * crease) };
  return TRUE;
}

/* MUCH is how far the iris moves, eye distances: as a whole, while the white beside it is drawn out
 * and pushed together. */
static gboolean
aside_at (const Eye *eye, double much, IdpPoint p, Change *change)
{
  const double t = share_at (eye, p.x), bulge = 1 - t * t;
  const double down = p.y - line_at (eye, p.x);
  if (!(t > -1 && t < 1) || down < -eye->upper_lift * bulge || down > eye->lower_drop * bulge)
    return FALSE;

  const double left = MAX (eye->left, much - IRIS), right = MIN (eye->right, much + IRIS);
  double from = p.x - much;
  if (p.x < left)
    from = eye->left + (p.x - eye->left) * (-IRIS - eye->left) / (left - eye->left);
  else if (p.x > right)
    from = eye->right - (eye->right - p.x) * (eye->right - IRIS) / (eye->right - right);
  *change = (Change){ { from, p.y }, 0, 0 };
  return TRUE;
}

static void
change_eye (const IdpImage *image, const Eye *eye, const IdpSimilarity *to_image, ChangeAt at,
            double much, IdpImage *out)
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
        Change change;
        const IdpPoint p = { x + 0.5, y + 0.5 };
        if (!at (eye, much, idp_similarity_apply (&to_eye, p), &change))
          continue;
        resample_linear (image, idp_similarity_apply (to_image, change.from), rgb);
        for (int i = 0; i < 3; i++)
          {
            const double skin = rgb[i] * (1 - change.shade);
            idp_image_at (out, x, y)[i]
                = lround (skin + change.lashes * MIN (0, lash_rgb[i] - skin));
          }
      }
}

static void
change_eyes (const IdpImage *image, const IdpFace *face, const IdpPoint pupils[2], ChangeAt at,
             double much, IdpImage *out)
{
  memcpy (out->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
  const double across = pupils[1].x - pupils[0].x, down = pupils[1].y - pupils[0].y;
  const int lids[2] = { IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_RIGHT_LIDS };
  const int brows[2] = { IDP_LANDMARK_LEFT_BROW, IDP_LANDMARK_RIGHT_BROW };
  for (int i = 0; i < 2; i++)
    {
      const IdpSimilarity to_image = { across, down, pupils[i].x, pupils[i].y };
      const IdpSimilarity to_eye = idp_similarity_inverse (&to_image);
      Eye eye = face->count > 0 ? found_eye (face, lids[i], brows[i], &to_eye) : usual_eye ();
      cover_pupil (&eye);
      change_eye (image, &eye, &to_image, at, much, out);
    }
}

void
paint_eyes_shut (const IdpImage *image, const IdpFace *face, const IdpPoint pupils[2], double share,
                 IdpImage *out)
{
  change_eyes (image, face, pupils, shut_at, share, out);
}

void
paint_eyes_aside (const IdpImage *image, const IdpFace *face, const IdpPoint pupils[2],
                  double aside, IdpImage *out)
{
  change_eyes (image, face, pupils, aside_at, aside * 2 * HALF_WIDTH, out);
}
