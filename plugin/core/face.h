/* face.h: pixels to face geometry. How it is done is this unit's own business: no other unit
 * notices when the method changes. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

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
  double yaw_deg;    /* NAN = not measured */
  double pitch_deg;  /* NAN = not measured */
  double confidence; /* 0..1 that the eyes stand where they are said to; below IDP_FACE_SURE a check
                        may say review, never fail */
} IdpFace;

#define IDP_FACE_SURE 0.5

/* Finds the faces of an upright picture of any size; all results in pixels of IMAGE. No face is a
 * result (count 0), not an error. Errors: IDP_ERROR_UNREADABLE when the data this unit needs is not
 * installed. Thread-safe. */
gboolean idp_face_find (const IdpImage *image, IdpFace *face, GError **error);

/* All geometry times FACTOR, for pixels of the same picture at another size. */
void idp_face_scale (IdpFace *face, double factor);

/* Distance between the eye centres, px; NAN when they were not measured. */
double idp_face_eye_distance (const IdpFace *face);

/* Midpoint between the eye centres. */
IdpPoint idp_face_eye_middle (const IdpFace *face);
