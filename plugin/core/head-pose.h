/* head-pose.h: how a head is turned. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"

/* Yaw (to the viewer's right positive) and pitch (up positive) of FACE, whose landmarks are known,
 * in degrees, from where the nose stands between eyes and mouth. People differ: two frontal faces
 * may be told 6 (yaw) or 8 (pitch) degrees apart. */
void idp_head_pose (const IdpFace *face, double *yaw_deg, double *pitch_deg);
