/* face.h: pixels to face geometry. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "landmarks.h"
#include "region-map.h"

/* Left and right are the viewer's. A point that could not be measured is IDP_POINT_NONE. */
typedef struct
{
  int count;                    /* faces in the picture; everything below is about the largest */
  IdpRect box;                  /* brow to chin, ear to ear, roughly; empty when count is 0 */
  IdpPoint left_eye, right_eye; /* centres */
  IdpPoint mouth;               /* centre */
  IdpPoint chin;                /* lowest point */
  IdpPoint crown; /* top of the hair on the face axis; measured by the silhouette, not here */
  IdpPoint face_left, face_right; /* cheek edges at their widest */
  IdpRect second;                 /* box of the next largest face; empty unless count > 1 */
  double roll_deg;   /* eye line against the horizontal, clockwise positive; NAN = not measured */
  double yaw_deg;    /* turned to the viewer's right positive, good to about 6; NAN likewise */
  double pitch_deg;  /* looking up positive, good to about 8; NAN likewise */
  double confidence; /* 0..1 that the eyes stand where they are said to; below IDP_FACE_SURE a check
                        may say review, never fail */
  IdpLandmark landmarks[IDP_LANDMARKS]; /* as the model sees them; nothing when count is 0 */
} IdpFace;

#define IDP_FACE_SURE 0.5

/* Long side of the small copy of a picture that most is measured on, px. */
#define IDP_SMALL_PX 640

/* Finds the faces of an upright picture of any size, of which SMALL is a copy as of
 * idp_image_shrink(); all results in pixels of IMAGE. No face is a result (count 0), not an error.
 * REGIONS receives what surrounds the largest face, NULL without one; caller frees it. Errors:
 * IDP_ERROR_UNREADABLE where memory does not suffice. Thread-safe. */
gboolean idp_face_find (const IdpImage *image, const IdpImage *small, IdpFace *face,
                        IdpRegionMap **regions, GError **error);

/* All geometry times FACTOR, for pixels of the same picture at another size. */
void idp_face_scale (IdpFace *face, double factor);

/* Distance between the eye centres, px; NAN when they were not measured. */
double idp_face_eye_distance (const IdpFace *face);

/* Midpoint between the eye centres. */
IdpPoint idp_face_eye_middle (const IdpFace *face);

/* Midpoint between the corners of the eye FIRST (IDP_LANDMARK_LEFT_LIDS or
 * IDP_LANDMARK_RIGHT_LIDS), which does not move with the gaze. */
IdpPoint idp_face_eye_between_corners (const IdpLandmark *landmarks, int first);

/* Gap between the lips, mean of three places, in eye distances. Of 98 labelled portraits, closed
 * mouths have 0.012 (median), those that show teeth 0.18. */
double idp_face_mouth_gap (const IdpFace *face);

/* Opening of the lids over the width of the eye, mean of three places; the eye FIRST is
 * IDP_LANDMARK_LEFT_LIDS or IDP_LANDMARK_RIGHT_LIDS. */
double idp_face_eye_opening (const IdpFace *face, int first);
