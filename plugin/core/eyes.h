/* eyes.h: the centres of two eyes, to a part of a pixel. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Moves LEFT and RIGHT, px of IMAGE and about right, towards the middles of the irises where they
 * show. */
void idp_eyes_refine (const IdpImage *image, IdpPoint *left, IdpPoint *right);
