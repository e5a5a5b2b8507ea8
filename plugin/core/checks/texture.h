/* texture.h: how rough skin and wall are at full size. Private to the checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "photo.h"

/* Roughness of the skin beside the nose over that of the crown's hair, the lower the smoother; NAN
 * where the photo was not examined or the face is too small to fill a window. */
double idp_skin_smoothness (const IdpPhoto *photo);

/* The share of the wall's blocks that hold one flat colour, over the windows that show nothing but
 * wall; NAN where none does. REGION is the flattest of them. */
double idp_wall_flatness (const IdpPhoto *photo, IdpRect *region);
