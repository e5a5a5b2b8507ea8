/* mouth-state.h: whether lips are apart. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Looks at the mouth of IMAGE between LEFT and RIGHT, its corners as the viewer sees them;
 * EYE_DISTANCE_PX is that between the eyes. Px of IMAGE. PARTED becomes 0 for closed lips, 1 for a
 * gap of a twentieth of the eye distance and more, and anything between. Errors:
 * IDP_ERROR_UNREADABLE where memory does not suffice. Thread-safe. */
gboolean idp_mouth_state_run (const IdpImage *image, IdpPoint left, IdpPoint right,
                              double eye_distance_px, double *parted, GError **error);
