/* eyes.h: where the eyes stand in a face that was found.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"

/* Fills the eyes, roll and confidence of FACE, whose box is set, px of IMAGE. ROLL_DEG is a first
 * guess. Errors: IDP_ERROR_UNREADABLE when the data files for eyes are not installed. */
gboolean idp_eyes_find (const IdpImage *image, double roll_deg, IdpFace *face, GError **error);
