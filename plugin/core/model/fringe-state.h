/* fringe-state.h: how much hair lies over a brow and over its eye.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Shares of what is covered, 0..1. */
typedef struct
{
  double brow, eye;
} IdpFringeState;

/* Looks at IMAGE around and above the eye between LEFT and RIGHT, its corners as the viewer sees
 * them; EYE_DISTANCE_PX is that between both eyes. Px of IMAGE. Errors: IDP_ERROR_UNREADABLE where
 * memory does not suffice. Thread-safe. */
gboolean idp_fringe_state_run (const IdpImage *image, IdpPoint left, IdpPoint right,
                               double eye_distance_px, IdpFringeState *state, GError **error);
