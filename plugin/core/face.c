/* face: pixels to face geometry.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "face.h"

#include <stdlib.h>

#include "eyes.h"
#include "finder.h"
#include "head-pose.h"
#include "measurer.h"

/* A face smaller than this share of the largest is somebody on a poster, or no face. */
#define SECOND_FACE_SHARE 0.4
/* The box of a face that only the finder saw, in eye distances from between the eyes. */
#define BOX_SIDE 2.6
#define BOX_DOWN 0.55
/* Where the measured eyes turn out to stand further than this from where they were expected, eye
 * distances, the face is measured again from there. */
#define FAR_OFF 0.12

/* Where half of the landmarks spread further than this, eye distances, there is no face: of 58
 * labelled portraits none has more than 0.17, what was no face 0.35 or more. */
#define FACE_SPREAD 0.25
/* With this mean spread of the eyes' landmarks, eye distances, confidence is 0.5: of 58 labelled
 * portraits none has more than 0.13, of drawn faces 0.2; where there is no eye, 0.27 or more. */
#define HALF_SURE 0.22
/* Of half a face the model likes to see a small whole one, but for the upper half. Where a landmark
 * below the forehead comes this near to the other edges, eye distances, confidence is at most
 * CUT_CONFIDENCE. */
#define MARGIN 0.3
#define CUT_CONFIDENCE 0.45

/* --- Geometry --- */

#define N_POINTS 7

typedef struct
{
  IdpPoint *p[N_POINTS];
} Points;

static Points
list_points (IdpFace *face)
{
  return (Points){ { &face->left_eye, &face->right_eye, &face->mouth, &face->chin, &face->crown,
                     &face->face_left, &face->face_right } };
}

static void
scale_rect (IdpRect *r, double factor)
{
  const int x1 = lround ((r->x + r->width) * factor), y1 = lround ((r->y + r->height) * factor);
  r->x = lround (r->x * factor);
  r->y = lround (r->y * factor);
  r->width = x1 - r->x;
  r->height = y1 - r->y;
}

static void
scale_landmarks (IdpFace *face, double factor)
{
  for (int i = 0; i < IDP_LANDMARKS; i++)
    {
      face->landmarks[i].at = idp_point_scaled (face->landmarks[i].at, factor);
      face->landmarks[i].spread *= factor;
    }
}

void
idp_face_scale (IdpFace *face, double factor)
{
  const Points points = list_points (face);
  for (int i = 0; i < N_POINTS; i++)
    *points.p[i] = idp_point_scaled (*points.p[i], factor);
  scale_landmarks (face, factor);
  scale_rect (&face->box, factor);
  scale_rect (&face->second, factor);
}

static double
distance (IdpPoint a, IdpPoint b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

double
idp_face_eye_distance (const IdpFace *face)
{
  return distance (face->left_eye, face->right_eye);
}

static IdpPoint
middle (IdpPoint a, IdpPoint b)
{
  return (IdpPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

IdpPoint
idp_face_eye_middle (const IdpFace *face)
{
  return middle (face->left_eye, face->right_eye);
}

IdpPoint
idp_face_eye_between_corners (const IdpLandmark *landmarks, int first)
{
  return middle (landmarks[first].at, landmarks[first + IDP_LANDMARK_LIDS_N / 2].at);
}

/* --- Openings --- */

/* Mean distance between the N landmarks from UPPER on and those that lie opposite, from LOWER on
 * backwards. */
static double
opening (const IdpFace *face, int upper, int lower, int n)
{
  double sum = 0;
  for (int i = 0; i < n; i++)
    sum += distance (face->landmarks[upper + i].at, face->landmarks[lower - i].at);
  return sum / n;
}

double
idp_face_mouth_gap (const IdpFace *face)
{
  const int first = IDP_LANDMARK_INNER_LIPS, last = first + IDP_LANDMARK_INNER_LIPS_N - 1;
  return opening (face, first + 1, last, 3) / idp_face_eye_distance (face);
}

double
idp_face_eye_opening (const IdpFace *face, int first)
{
  return opening (face, first + 1, first + IDP_LANDMARK_LIDS_N - 1, 3)
         / distance (face->landmarks[first].at, face->landmarks[first + 4].at);
}

/* --- Boxes --- */

static double
found_eye_distance (const IdpFoundFace *found)
{
  return distance (found->left_eye, found->right_eye);
}

static IdpRect
box_of_found (const IdpFoundFace *found, const IdpRect *all)
{
  const double dx = found->right_eye.x - found->left_eye.x;
  const double dy = found->right_eye.y - found->left_eye.y;
  const double side = BOX_SIDE * hypot (dx, dy);
  const IdpPoint eyes = middle (found->left_eye, found->right_eye);
  const IdpRect box = { lround (eyes.x - BOX_DOWN * dy - side / 2),
                        lround (eyes.y + BOX_DOWN * dx - side / 2), lround (side), lround (side) };
  return idp_rect_intersect (&box, all);
}

/* Around brows and jaw. */
static IdpRect
box_of_landmarks (const IdpLandmark *landmarks, const IdpRect *all)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  for (int i = IDP_LANDMARK_LEFT_BROW; i < IDP_LANDMARK_JAW + IDP_LANDMARK_JAW_N; i++)
    {
      left = MIN (left, landmarks[i].at.x);
      right = MAX (right, landmarks[i].at.x);
      top = MIN (top, landmarks[i].at.y);
      bottom = MAX (bottom, landmarks[i].at.y);
    }
  const IdpRect box = { lround (left), lround (top), lround (right - left), lround (bottom - top) };
  return idp_rect_intersect (&box, all);
}

/* --- The whole --- */

/* A picture and its small copy, on which all is looked for that is large enough there. */
typedef struct
{
  const IdpImage *image;
  const IdpImage *small;
  double scale; /* of the copy */
  IdpRect all;
} Views;

/* The landmarks of FACE, whose eyes are about at LEFT and RIGHT. */
static gboolean
measure_at (const Views *views, IdpPoint left, IdpPoint right, IdpFace *face,
            IdpRegionMap **regions, GError **error)
{
  const double factor = views->scale;
  if (distance (left, right) * factor < IDP_MEASURER_EYE_DISTANCE_PX)
    return idp_measurer_run (views->image, left, right, face->landmarks, regions, error);

  if (!idp_measurer_run (views->small, idp_point_scaled (left, factor),
                         idp_point_scaled (right, factor), face->landmarks, regions, error))
    return FALSE;
  scale_landmarks (face, 1 / factor);
  idp_region_map_scale (*regions, 1 / factor);
  return TRUE;
}

/* From where the finder saw the eyes; once more where they turned out to stand elsewhere. */
static gboolean
measure_landmarks (const Views *views, const IdpFoundFace *found, IdpFace *face,
                   IdpRegionMap **regions, GError **error)
{
  const IdpLandmark *left = &face->landmarks[IDP_LANDMARK_LEFT_EYE];
  const IdpLandmark *right = &face->landmarks[IDP_LANDMARK_RIGHT_EYE];
  if (!measure_at (views, found->left_eye, found->right_eye, face, regions, error))
    return FALSE;
  const double off
      = MAX (distance (left->at, found->left_eye), distance (right->at, found->right_eye));
  if (off < FAR_OFF * found_eye_distance (found) || right->at.x <= left->at.x)
    return TRUE;
  g_clear_pointer (regions, idp_region_map_free);
  return measure_at (views, left->at, right->at, face, regions, error);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

/* The landmarks lie where those of a face do, and the model knows where. */
static gboolean
is_face (const IdpFace *face)
{
  const IdpPoint left = face->landmarks[IDP_LANDMARK_LEFT_EYE].at;
  const IdpPoint right = face->landmarks[IDP_LANDMARK_RIGHT_EYE].at;
  double spreads[IDP_LANDMARKS];
  for (int i = 0; i < IDP_LANDMARKS; i++)
    spreads[i] = face->landmarks[i].spread;
  qsort (spreads, IDP_LANDMARKS, sizeof *spreads, compare_doubles);
  return right.x > left.x && spreads[IDP_LANDMARKS / 2] < FACE_SPREAD * distance (left, right);
}

/* Looks closer at what the finder took for faces, the largest first. FACE becomes the first that is
 * one; others count if they are large enough beside it. */
static gboolean
examine (const Views *views, const GArray *found, IdpFace *face, IdpRegionMap **regions,
         GError **error)
{
  double least = 0;
  for (guint i = 0; i < found->len; i++)
    {
      const IdpFoundFace *candidate = &g_array_index (found, IdpFoundFace, i);
      g_autoptr (IdpRegionMap) around = NULL;
      IdpFace seen = *face;
      if (found_eye_distance (candidate) < least)
        break;
      if (!measure_landmarks (views, candidate, &seen, &around, error))
        return FALSE;
      const double size = distance (seen.landmarks[IDP_LANDMARK_LEFT_EYE].at,
                                    seen.landmarks[IDP_LANDMARK_RIGHT_EYE].at);
      if (!is_face (&seen) || size < least)
        continue;
      if (face->count == 0)
        {
          *face = seen;
          *regions = g_steal_pointer (&around);
          least = SECOND_FACE_SHARE * size;
        }
      else if (face->count == 1)
        face->second = box_of_found (candidate, &views->all);
      face->count++;
    }
  return TRUE;
}

/* 0..1, see face.h. */
static double
confidence_in (const IdpFace *face, const IdpRect *all)
{
  const IdpLandmark *left = &face->landmarks[IDP_LANDMARK_LEFT_EYE];
  const IdpLandmark *right = &face->landmarks[IDP_LANDMARK_RIGHT_EYE];
  const double eye_distance = distance (left->at, right->at);
  const double spread = (left->spread + right->spread) / 2 / (HALF_SURE * eye_distance);
  const double margin = MARGIN * eye_distance;
  gboolean whole = TRUE;
  for (int i = 0; i < IDP_LANDMARK_LEFT_TEMPLE && whole; i++)
    {
      const IdpPoint p = face->landmarks[i].at;
      whole = p.x >= margin && p.x <= all->width - margin && p.y >= margin;
    }
  return (whole ? 1 : CUT_CONFIDENCE) / (1 + spread * spread);
}

static void
read_landmarks (const IdpImage *image, const IdpRect *all, IdpFace *face)
{
  const IdpLandmark *landmarks = face->landmarks;
  face->left_eye = landmarks[IDP_LANDMARK_LEFT_EYE].at;
  face->right_eye = landmarks[IDP_LANDMARK_RIGHT_EYE].at;
  face->confidence = confidence_in (face, all);
  idp_eyes_refine (image, &face->left_eye, &face->right_eye);
  face->roll_deg
      = atan2 (face->right_eye.y - face->left_eye.y, face->right_eye.x - face->left_eye.x) * 180
        / G_PI;
  const int lips = IDP_LANDMARK_INNER_LIPS, half = IDP_LANDMARK_INNER_LIPS_N / 2;
  face->mouth = middle (middle (landmarks[lips].at, landmarks[lips + half].at),
                        middle (landmarks[lips + 2].at, landmarks[lips + half + 2].at));
  face->chin = landmarks[IDP_LANDMARK_CHIN].at;
  face->face_left = landmarks[IDP_LANDMARK_LEFT_CHEEK].at;
  face->face_right = landmarks[IDP_LANDMARK_RIGHT_CHEEK].at;
  face->box = box_of_landmarks (landmarks, all);
  idp_head_pose (face, &face->yaw_deg, &face->pitch_deg);
}

/* What the finder proposes, px of IMAGE. */
static GArray *
find_candidates (const Views *views, GError **error)
{
  GArray *found = idp_finder_run (views->small, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      IdpFoundFace *face = &g_array_index (found, IdpFoundFace, i);
      face->left_eye = idp_point_scaled (face->left_eye, 1 / views->scale);
      face->right_eye = idp_point_scaled (face->right_eye, 1 / views->scale);
    }
  return found;
}

gboolean
idp_face_find (const IdpImage *image, const IdpImage *small, IdpFace *face, IdpRegionMap **regions,
               GError **error)
{
  g_return_val_if_fail (image != NULL && small != NULL && face != NULL && regions != NULL, FALSE);

  *regions = NULL;
  *face = (IdpFace){ .roll_deg = NAN, .yaw_deg = NAN, .pitch_deg = NAN };
  const Points points = list_points (face);
  for (int i = 0; i < N_POINTS; i++)
    *points.p[i] = IDP_POINT_NONE;
  for (int i = 0; i < IDP_LANDMARKS; i++)
    face->landmarks[i] = (IdpLandmark){ IDP_POINT_NONE, NAN };

  const Views views = { image,
                        small,
                        (double) small->width_px / image->width_px,
                        { 0, 0, image->width_px, image->height_px } };
  g_autoptr (GArray) found = find_candidates (&views, error);
  if (found == NULL)
    return FALSE;
  if (!examine (&views, found, face, regions, error))
    {
      g_clear_pointer (regions, idp_region_map_free);
      return FALSE;
    }
  if (face->count > 0)
    read_landmarks (image, &views.all, face);
  return TRUE;
}
