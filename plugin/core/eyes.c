/* eyes: where the eyes stand in a face that was found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "eyes.h"

#include "haar.h"

/* Height of the eyes in the face box as a share of its side; like their distance, a median of 58
 * labelled portraits, where the deviations are 0.02 and 0.036. */
#define MIDDLE_Y 0.39

/* Eyes are looked for in a patch that shows them level, this far apart, in its middle. */
#define EYE_PX IDP_EYES_DISTANCE_PX
#define PATCH_WIDTH_PX (EYE_PX * 9 / 4)
#define PATCH_HEIGHT_PX (EYE_PX * 5 / 4)
/* Sizes of windows that show one eye, and the size they show it best, in eye distances. */
#define SMALLEST 0.38
#define LARGEST 0.85
#define BEST_SIZE 0.6
#define SIZE_SPREAD 0.2
/* Hits this near to each other speak of the same eye, and how far eyes stray from where they are
 * expected, deviations in eye distances. */
#define KERNEL 0.11
#define STRAY 0.18
/* Where the windows stand as seen from the eye they show, to the right and down, eye distances: the
 * same for both eyes, median of the 29 odd-numbered of those portraits, on which all that follows
 * was tuned too. */
#define OFFSET_U -0.018
#define OFFSET_V 0.005
/* Radius of the iris and how far it stands from where the windows agree, eye distances. */
#define IRIS 0.07
#define IRIS_STRAY 0.08
/* The higher, the more the darkest place alone counts. */
#define IRIS_POWER 4
/* The iris counts like this many hits. */
#define IRIS_WEIGHT 40.0
/* So many hits are tried as the place where most agree. */
#define MAX_TRIES 64
/* The expected place counts like this many hits. */
#define PRIOR_WEIGHT 2.0
/* The first round starts from the box, the next ones from the eyes found before. */
#define ROUNDS 2

/* With this many hits for the weaker eye, confidence is 0.5. */
#define HALF_SURE 10.0

typedef struct
{
  IdpPoint at;
  double weight; /* hits that speak for it */
} Eye;

/* exp (-(x / deviation)^2 / 2) for x^2 = SQUARE. */
static double
bell (double square, double deviation)
{
  return exp (-0.5 * square / (deviation * deviation));
}

static double
square_distance (const IdpHaarHit *hit, IdpPoint p)
{
  return (hit->x - p.x) * (hit->x - p.x) + (hit->y - p.y) * (hit->y - p.y);
}

/* The weighted mean of the hits around P. */
static Eye
mean_around (const GArray *hits, IdpPoint p)
{
  const double deviation = KERNEL * EYE_PX, reach = 3 * deviation;
  Eye mean = { { 0, 0 }, 0 };
  for (guint i = 0; i < hits->len; i++)
    {
      const IdpHaarHit *hit = &g_array_index (hits, IdpHaarHit, i);
      const double square = square_distance (hit, p);
      if (square > reach * reach)
        continue;
      const double oversize = hit->size - BEST_SIZE * EYE_PX;
      const double weight
          = bell (square, deviation) * bell (oversize * oversize, SIZE_SPREAD * EYE_PX);
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
  const double deviation = STRAY * EYE_PX, reach = 2.5 * deviation;
  const guint step = 1 + hits->len / MAX_TRIES;
  IdpPoint best = expected;
  double best_score = 0;
  for (guint i = 0; i < hits->len; i += step)
    {
      const IdpHaarHit *hit = &g_array_index (hits, IdpHaarHit, i);
      const double square = square_distance (hit, expected);
      if (square > reach * reach)
        continue;
      const Eye eye = mean_around (hits, (IdpPoint){ hit->x, hit->y });
      const double score = eye.weight * bell (square, deviation);
      if (score > best_score)
        {
          best_score = score;
          best = eye.at;
        }
    }
  const Eye eye = mean_around (hits, best);
  const double total = eye.weight + PRIOR_WEIGHT;
  return (Eye){ { (eye.weight * eye.at.x + PRIOR_WEIGHT * expected.x) / total,
                  (eye.weight * eye.at.y + PRIOR_WEIGHT * expected.y) / total },
                eye.weight };
}

static double
value_at (const IdpGrey *grey, int x, int y)
{
  x = CLAMP (x, 0, grey->width_px - 1);
  y = CLAMP (y, 0, grey->height_px - 1);
  return grey->values[y * grey->width_px + x];
}

/* How much darker a disk of the size of an iris is than the ring around it. */
static double
darkness (const IdpGrey *patch, int x, int y)
{
  const int radius = IRIS * EYE_PX, reach = 2 * radius;
  double disk = 0, ring = 0;
  int n_disk = 0, n_ring = 0;
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        const int square = dx * dx + dy * dy;
        if (square <= radius * radius)
          {
            disk += value_at (patch, x + dx, y + dy);
            n_disk++;
          }
        else if (square <= reach * reach)
          {
            ring += value_at (patch, x + dx, y + dy);
            n_ring++;
          }
      }
  return MAX (0, ring / n_ring - disk / n_disk);
}

/* The centre of what is dark around P. */
static IdpPoint
find_iris (const IdpGrey *patch, IdpPoint p, double deviation)
{
  const int reach = 2 * deviation;
  double sum = 0, sum_x = 0, sum_y = 0;
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        const double near = bell (dx * dx + dy * dy, deviation);
        const double weight = pow (near * darkness (patch, p.x + dx, p.y + dy), IRIS_POWER);
        sum += weight;
        sum_x += weight * dx;
        sum_y += weight * dy;
      }
  return sum > 0 ? (IdpPoint){ floor (p.x) + 0.5 + sum_x / sum, floor (p.y) + 0.5 + sum_y / sum }
                 : p;
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
      Eye *eye = &eyes[i];
      *eye = find_eye (hits, expected);
      eye->at.x -= OFFSET_U * EYE_PX;
      eye->at.y -= OFFSET_V * EYE_PX;
      const IdpPoint iris = find_iris (patch, eye->at, IRIS_STRAY * EYE_PX);
      const double share = IRIS_WEIGHT / (IRIS_WEIGHT + eye->weight);
      eye->at.x += share * (iris.x - eye->at.x);
      eye->at.y += share * (iris.y - eye->at.y);
    }
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
  const IdpHaar *haars[2];
  haars[0] = idp_haar_get (IDP_HAAR_EYE_GLASSES, error);
  haars[1] = haars[0] != NULL ? idp_haar_get (IDP_HAAR_EYE, error) : NULL;
  if (haars[1] == NULL)
    return FALSE;

  const double side = face->box.width, angle = roll_deg * G_PI / 180;
  const double up = (0.5 - MIDDLE_Y) * side;
  const IdpPoint middle
      = { face->box.x + side / 2 + sin (angle) * up, face->box.y + side / 2 - cos (angle) * up };
  IdpGreyPose pose = { middle, IDP_EYES_BOX_SHARE * side / EYE_PX, roll_deg };
  g_autoptr (IdpGrey) grey = idp_grey_from_image (image);
  Eye eyes[2];
  find_pose (grey, haars, &pose, eyes);

  face->left_eye = eyes[0].at;
  face->right_eye = eyes[1].at;
  face->roll_deg = roll_between (face->left_eye, face->right_eye);
  const double weight = MIN (eyes[0].weight, eyes[1].weight);
  face->confidence = weight / (weight + HALF_SURE);
  return TRUE;
}
