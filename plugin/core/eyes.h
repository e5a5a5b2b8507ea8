/* eyes.h: where the eyes stand in a face that was found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"

/* Pixels between the eyes that suffice; a larger picture only costs time. */
#define IDP_EYES_DISTANCE_PX 56

/* Usual distance between the eyes as a share of the face box. */
#define IDP_EYES_BOX_SHARE 0.386

/* Fills the eyes, roll and confidence of FACE, whose box is set, in pixels of IMAGE. ROLL_DEG is a
 * first guess. Errors: IDP_ERROR_UNREADABLE when the data files for eyes are not installed. */
gboolean idp_eyes_find (const IdpImage *image, double roll_deg, IdpFace *face, GError **error);
