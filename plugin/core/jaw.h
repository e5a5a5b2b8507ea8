/* jaw.h: mouth, chin and cheeks of a face whose eyes are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"

/* Fills mouth, chin and cheek edges of FACE, whose box and eyes are set, in pixels of IMAGE. IMAGE
 * need not be sharper than about 40 px between the eyes. */
void idp_jaw_find (const IdpImage *image, IdpFace *face);
