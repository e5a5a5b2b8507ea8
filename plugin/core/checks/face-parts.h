/* face-parts: eyes, mouth and patches of skin in the view, for the checks that look closely at
 * them. Private to the checks. All in px of the view. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model/eye-state.h"
#include "model/fringe-state.h"
#include "regions.h"

/* Landmark INDEX. */
IdpPoint idp_view_landmark (const IdpPhoto *photo, int index);

/* Smallest rectangle around the N landmarks from FIRST on, and MARGIN_PX more, inside the view. */
IdpRect idp_view_landmark_box (const IdpPhoto *photo, int first, int n, double margin_px);

/* Whether P lies in the polygon of N corners. */
gboolean idp_polygon_has (const IdpPoint *corners, int n, IdpPoint p);

typedef struct
{
  IdpPoint lids[IDP_LANDMARK_LIDS_N];
  IdpPoint centre; /* of the iris */
  double unit;     /* distance between the eyes */
} IdpViewEye;

/* Eye SIDE: 0 = left, 1 = right, as the viewer sees them. */
IdpViewEye idp_view_eye (const IdpPhoto *photo, int side);

/* What the eye SIDE shows; all NAN where memory does not suffice. */
IdpEyeState idp_view_eye_state (const IdpPhoto *photo, int side);

/* What hair covers at the eye SIDE; all NAN where memory does not suffice. */
IdpFringeState idp_view_fringe_state (const IdpPhoto *photo, int side);

/* Both eyes with their lids. */
IdpRect idp_view_eyes_box (const IdpPhoto *photo);

/* The rectangle around CENTRE that reaches so far (px) to the sides, up and down; inside the view.
 */
IdpRect idp_view_around (const IdpImage *view, IdpPoint centre, double aside, double up,
                         double down);

/* Medians of L*, a* and b* over RECT; FALSE where it is empty. */
gboolean idp_view_median_lab (const IdpImage *view, const IdpRect *rect, double lab[3]);

/* FALSE where the colour of SKIN, Lab, tells nothing: too dark, washed out, or without chroma. */
gboolean idp_skin_has_colour (const double skin[3]);

/* Whether LAB has LEAST_CHROMA of the chroma of SKIN and its hue, MOST_TURN radians either way. */
gboolean idp_lab_like_skin (const float lab[3], const double skin[3], double least_chroma,
                            double most_turn);

/* Medians over idp_face_skin(); FALSE where it is empty. */
gboolean idp_face_median_lab (const IdpPhoto *photo, double lab[3]);

/* The smallest rectangle around both; an empty one does not count. */
IdpRect idp_rect_around (const IdpRect *a, const IdpRect *b);

/* FALSE for a black-and-white picture. */
gboolean idp_view_has_colour (const IdpImage *view);

/* L* by which the strongest line across the bridge of the nose stands out from what is above and
 * below it. Of 57 portraits, the 11 with glasses have 27 to 65, the others at most 8. */
double idp_view_bridge (const IdpPhoto *photo);

/* Removes the connected patch around pixel FROM from INSIDE (1 inside, 0 outside); how many pixels
 * it had, and the BOX around it. */
int idp_take_patch (guint8 *inside, int width_px, int height_px, int from, IdpRect *box);

/* Pixels of the largest connected patch of INSIDE (1 inside, 0 outside), and the BOX around it.
 * Clears INSIDE. */
int idp_largest_patch (guint8 *inside, int width_px, int height_px, IdpRect *box);
