/* paint-eyes.h: a face whose eyes are shut, or look aside. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "face.h"

/* All copy IMAGE to OUT, of the same size, and change the eyes there. PUPILS are the left and the
 * right one; the lids are those of FACE where they fit, else of the usual shape. */

/* The skin under the brows is drawn down over both eyes, SHARE (0..1) of the way to the lower lid,
 * with lashes along it and a crease above. What lies on the skin there, such as the rim of glasses,
 * is drawn along. */
void paint_eyes_shut (const IdpImage *image, const IdpFace *face, const IdpPoint pupils[2],
                      double share, IdpImage *out);

/* Both irises move ASIDE widths of the eye to the right; the white gives way. */
void paint_eyes_aside (const IdpImage *image, const IdpFace *face, const IdpPoint pupils[2],
                       double aside, IdpImage *out);
