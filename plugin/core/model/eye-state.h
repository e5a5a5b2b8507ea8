/* eye-state.h: how open an eye is, and how far its iris stands aside.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef struct
{
  double openness; /* 0 where the lids meet, 1 from a gap of an eighth of the eye's width on */
  double aside;    /* iris from the middle between the corners, widths of the eye, to the viewer's
                      right positive; means nothing for a shut eye */
} IdpEyeState;

/* Looks at the eye of IMAGE between LEFT and RIGHT, its corners as the viewer sees them;
 * EYE_DISTANCE_PX is that between both eyes. Px of IMAGE. Errors: IDP_ERROR_UNREADABLE where memory
 * does not suffice. Thread-safe. */
gboolean idp_eye_state_run (const IdpImage *image, IdpPoint left, IdpPoint right,
                            double eye_distance_px, IdpEyeState *state, GError **error);
