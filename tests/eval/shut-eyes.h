/* shut-eyes.h: a face with open eyes, painted shut. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"
#include "labels.h"

/* Copies IMAGE to OUT, of the same size, with the skin under the brows drawn down over both eyes to
 * the lower lid, and lashes along it. The lids are those of FACE where they fit the labelled eyes,
 * else of the usual shape. What lies on the skin there, such as the rim of glasses, is drawn along.
 */
void shut_eyes (const IdpImage *image, const IdpFace *face, const Label *label, IdpImage *out);
