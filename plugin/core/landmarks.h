/* landmarks.h: the points of a face that the model measures. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"

/* Left and right are the viewer's. Ranges are given by their first and last member; the members
 * between follow the description. The order is that of scripts/train/points.py. */
enum
{
  /* Outer corner, upper lid inwards (3), inner corner, lower lid outwards (3). */
  IDP_LANDMARK_LEFT_LIDS = 0,
  IDP_LANDMARK_RIGHT_LIDS = 8,
  IDP_LANDMARK_LIDS_N = 8,
  /* Upper edge from the temple to the nose (5), lower edge likewise (5). */
  IDP_LANDMARK_LEFT_BROW = 16,
  IDP_LANDMARK_RIGHT_BROW = 26,
  IDP_LANDMARK_BROW_N = 10,

  IDP_LANDMARK_NOSE_ROOT = 36,
  IDP_LANDMARK_NOSE_BRIDGE = 37,
  IDP_LANDMARK_NOSE_RIDGE = 38,
  IDP_LANDMARK_NOSE_TIP = 39,
  IDP_LANDMARK_NOSE_BASE = 40,
  IDP_LANDMARK_NOSE_LEFT_WING = 41,
  IDP_LANDMARK_NOSE_RIGHT_WING = 42,
  IDP_LANDMARK_NOSE_LEFT_NOSTRIL = 43,
  IDP_LANDMARK_NOSE_RIGHT_NOSTRIL = 44,

  /* Left corner, upper edge to the right (5), right corner, lower edge to the left (5). */
  IDP_LANDMARK_OUTER_LIPS = 45,
  IDP_LANDMARK_OUTER_LIPS_N = 12,
  /* Left corner, upper lip to the right (3), right corner, lower lip to the left (3). */
  IDP_LANDMARK_INNER_LIPS = 57,
  IDP_LANDMARK_INNER_LIPS_N = 8,

  /* Left cheek before the ear, down the jaw (9), chin, up the jaw (9), right cheek. */
  IDP_LANDMARK_JAW = 65,
  IDP_LANDMARK_CHIN = 75,
  IDP_LANDMARK_JAW_N = 21,
  IDP_LANDMARK_LEFT_CHEEK = IDP_LANDMARK_JAW,
  IDP_LANDMARK_RIGHT_CHEEK = IDP_LANDMARK_JAW + IDP_LANDMARK_JAW_N - 1,

  IDP_LANDMARK_LEFT_TEMPLE = 86,
  IDP_LANDMARK_FOREHEAD = 87,
  IDP_LANDMARK_RIGHT_TEMPLE = 88,

  IDP_LANDMARK_LEFT_EYE = 89, /* centres */
  IDP_LANDMARK_RIGHT_EYE = 90,
  IDP_LANDMARK_CROWN = 91, /* top of the hair */

  IDP_LANDMARKS = 92
};

typedef struct
{
  IdpPoint at;
  double spread; /* how far around it the point may be, one deviation, in the same pixels */
} IdpLandmark;
