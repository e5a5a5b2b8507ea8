/* aligned-face.h: a face turned, scaled and shifted to where ISO/IEC 29794-5 wants it, 113 pixels
 * from eye to eye. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"
#include "similarity.h"

#define IDP_ALIGNED_SIDE 616

/* What a row shows of the face: from column `first` up to `end`. */
typedef struct
{
  int first, end;
} IdpFaceRow;

typedef struct
{
  const IdpImage *image;
  IdpSimilarity to_image;               /* from aligned pixels */
  IdpLandmark landmarks[IDP_LANDMARKS]; /* aligned; without spread */
  IdpFaceRow rows[IDP_ALIGNED_SIDE];    /* the convex hull of the landmarks, without forehead */
} IdpAlignedFace;

/* LANDMARKS are in px of the upright original, of which one has SCALE pixels of IMAGE, which must
 * outlive ALIGNED. FALSE where the landmarks lie in one point. */
gboolean idp_aligned_face_init (IdpAlignedFace *aligned, const IdpImage *image, double scale,
                                const IdpLandmark landmarks[IDP_LANDMARKS]);

/* The colour of the aligned pixel X, Y, bilinear; FALSE and black where it is not face. */
gboolean idp_aligned_face_at (const IdpAlignedFace *aligned, int x, int y, guint8 rgb[3]);
