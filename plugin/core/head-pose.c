/* head-pose: how a head is turned.
 * A head seen from far away: a point DEPTH in front of the eyes moves by DEPTH * tan (angle) when
 * the head turns, all in eye distances as seen. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "head-pose.h"

/* Tip of the nose before the eyes, cheeks (in front of the ears) behind them, corners of the mouth
 * before them. The first is 31 mm over 62 mm between the pupils; that cheeks lie 1.36 times as far
 * behind is how nose and cheeks move against each other in 2,897 portraits (correlation 0.98). */
#define NOSE_DEPTH 0.50
#define CHEEK_DEPTH 0.68
#define MOUTH_DEPTH 0.15
/* Tip of the nose and corners of the mouth below the eyes of a head held straight: medians of those
 * portraits. */
#define NOSE_DOWN 0.640
#define MOUTH_DOWN 0.994

void
idp_head_pose (const IdpFace *face, double *yaw_deg, double *pitch_deg)
{
  const IdpPoint to[2] = { { -0.5, 0 }, { 0.5, 0 } };
  const IdpPoint eyes[2] = { face->left_eye, face->right_eye };
  const IdpSimilarity to_frame = idp_similarity_between (eyes, to);
  const IdpLandmark *landmarks = face->landmarks;
  const IdpPoint nose = idp_similarity_apply (&to_frame, landmarks[IDP_LANDMARK_NOSE_TIP].at);
  const IdpPoint left = idp_similarity_apply (&to_frame, landmarks[IDP_LANDMARK_LEFT_CHEEK].at);
  const IdpPoint right = idp_similarity_apply (&to_frame, landmarks[IDP_LANDMARK_RIGHT_CHEEK].at);
  const int lips = IDP_LANDMARK_OUTER_LIPS, half = IDP_LANDMARK_OUTER_LIPS_N / 2;
  const double mouth_down = (idp_similarity_apply (&to_frame, landmarks[lips].at).y
                             + idp_similarity_apply (&to_frame, landmarks[lips + half].at).y)
                            / 2;

  const double across = nose.x - (left.x + right.x) / 2;
  const double share = nose.y / mouth_down;
  const double down = (share * MOUTH_DOWN - NOSE_DOWN) / (NOSE_DEPTH - share * MOUTH_DEPTH);
  *yaw_deg = atan (across / (NOSE_DEPTH + CHEEK_DEPTH)) * 180 / G_PI;
  *pitch_deg = -atan (down) * 180 / G_PI;
}
