/* eyes: where the eyes stand in a face that was found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "eyes.h"

#include "haar.h"
#include "reduce.h"

/* Eye middle and distance in the face box, shares of its side: medians of 58 labelled portraits,
 * where the deviations are 0.02 and 0.036. */
#define MIDDLE_X 0.5
#define MIDDLE_Y 0.39
#define DISTANCE 0.386

/* Eyes are looked for in a patch that shows them level, this far apart, in its middle. */
#define EYE_PX 72
#define PATCH_WIDTH_PX (EYE_PX * 9 / 4)
#define PATCH_HEIGHT_PX (EYE_PX * 3 / 2)
/* Sizes of windows that show one eye, and the size they show it best, in eye distances. */
#define SMALLEST 0.3
#define LARGEST 0.95
#define BEST_SIZE 0.6
#define SIZE_SPREAD 0.2
/* Hits this near to each other speak of the same eye, and how far eyes stray from where they are
 * expected, deviations in eye distances. */
#define KERNEL 0.11
#define STRAY 0.18
/* The expected place counts like this many hits. */
#define PRIOR_WEIGHT 1.0
/* The first round starts from the box, the next ones from the eyes found before. */
#define ROUNDS 2

typedef struct
{
  IdpPoint at;
  double weight; /* hits that speak for it */
} Eye;

static double
bell (double distance, double deviation)
{
  const double share = distance / deviation;
  return exp (-0.5 * share * share);
}

static double
size_weight (const IdpHaarHit *hit)
{
  return bell (hit->size - BEST_SIZE * EYE_PX, SIZE_SPREAD * EYE_PX);
}

/* The weighted mean of the hits around P. */
static Eye
mean_around (const GArray *hits, IdpPoint p)
{
  Eye mean = { { 0, 0 }, 0 };
  for (guint i = 0; i < hits->len; i++)
    {
      const IdpHaarHit *hit = &g_array_index (hits, IdpHaarHit, i);
      const double weight
          = size_weight (hit) * bell (hypot (hit->x - p.x, hit->y - p.y), KERNEL * EYE_PX);
      mean.at.x += weight * hit->x;
      mean.at.y += weight * hit->y;
      mean.weight += weight;
    }
  if (mean.weight > 0)
    mean.at = (IdpPoint){ mean.at.x / mean.weight, mean.at.y / mean.weight };
  return mean;
}

/* Where most hits agree near EXPECTED. */
static Eye
find_eye (const GArray *hits, IdpPoint expected)
{
  IdpPoint best = expected;
  double best_score = 0;
  for (guint i = 0; i < hits->len; i++)
    {
      const IdpHaarHit *hit = &g_array_index (hits, IdpHaarHit, i);
      const double off = hypot (hit->x - expected.x, hit->y - expected.y);
      if (off > 2.5 * STRAY * EYE_PX)
        continue;
      const IdpPoint p = { hit->x, hit->y };
      const double score = mean_around (hits, p).weight * bell (off, STRAY * EYE_PX);
      if (score > best_score)
        {
          best_score = score;
          best = p;
        }
    }
  const Eye eye = mean_around (hits, mean_around (hits, best).at);
  const double total = eye.weight + PRIOR_WEIGHT;
  return (Eye){ { (eye.weight * eye.at.x + PRIOR_WEIGHT * expected.x) / total,
                  (eye.weight * eye.at.y + PRIOR_WEIGHT * expected.y) / total },
                eye.weight };
}

static void
find_both (const IdpGrey *patch, const IdpHaar *const *haars, Eye eyes[2])
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  for (int i = 0; i < 2; i++)
    idp_haar_scan (haars[i], patch, SMALLEST * EYE_PX, LARGEST * EYE_PX, hits);
  for (int i = 0; i < 2; i++)
    {
      const IdpPoint expected
          = { PATCH_WIDTH_PX / 2.0 + (i - 0.5) * EYE_PX, PATCH_HEIGHT_PX / 2.0 };
      eyes[i] = find_eye (hits, expected);
    }
}

static IdpImage *
reduce_face (const IdpImage *image, const IdpRect *box, IdpRect *cut, GError **error)
{
  const IdpRect whole = { 0, 0, image->width_px, image->height_px };
  const int margin = box->width / 3;
  const IdpRect wide
      = { box->x - margin, box->y - margin, box->width + 2 * margin, box->height + 2 * margin };
  *cut = idp_rect_intersect (&wide, &whole);
  const double scale = MIN (1.0, EYE_PX / (DISTANCE * box->width));
  return idp_image_reduce (image, cut, MAX (1, lround (cut->width * scale)),
                           MAX (1, lround (cut->height * scale)), error);
}

static double
roll_between (IdpPoint left, IdpPoint right)
{
  return atan2 (right.y - left.y, right.x - left.x) * 180 / G_PI;
}

/* Turns POSE, which shows the eyes about level, to where they were found. */
static void
find_pose (const IdpGrey *grey, const IdpHaar *const *haars, IdpGreyPose *pose, Eye eyes[2])
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (IdpGrey) patch = idp_grey_cut (grey, pose, PATCH_WIDTH_PX, PATCH_HEIGHT_PX);
      idp_grey_stretch (patch);
      find_both (patch, haars, eyes);
      for (int i = 0; i < 2; i++)
        eyes[i].at = idp_grey_cut_to_source (pose, PATCH_WIDTH_PX, PATCH_HEIGHT_PX, eyes[i].at);
      const IdpPoint left = eyes[0].at, right = eyes[1].at;
      *pose = (IdpGreyPose){ { (left.x + right.x) / 2, (left.y + right.y) / 2 },
                             hypot (right.x - left.x, right.y - left.y) / EYE_PX,
                             roll_between (left, right) };
    }
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
  g_autoptr (IdpImage) small = reduce_face (image, &face->box, &cut, error);
  if (small == NULL)
    return FALSE;
  g_autoptr (IdpGrey) grey = idp_grey_from_image (small);

  const double to_image_x = (double)cut.width / small->width_px;
  const double to_image_y = (double)cut.height / small->height_px;
  const double side = face->box.width, angle = roll_deg * G_PI / 180;
  const double up = (0.5 - MIDDLE_Y) * side;
  const double x = face->box.x + side / 2 + sin (angle) * up;
  const double y = face->box.y + side / 2 - cos (angle) * up;
  IdpGreyPose pose = { { (x - cut.x) / to_image_x, (y - cut.y) / to_image_y },
                       DISTANCE * side / to_image_x / EYE_PX,
                       roll_deg };
  Eye eyes[2];
  find_pose (grey, haars, &pose, eyes);

  face->left_eye
      = (IdpPoint){ cut.x + eyes[0].at.x * to_image_x, cut.y + eyes[0].at.y * to_image_y };
  face->right_eye
      = (IdpPoint){ cut.x + eyes[1].at.x * to_image_x, cut.y + eyes[1].at.y * to_image_y };
  face->roll_deg = roll_between (face->left_eye, face->right_eye);
  const double weight = MIN (eyes[0].weight, eyes[1].weight);
  face->confidence = weight / (weight + 5);
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
