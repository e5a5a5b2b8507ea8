/* resample.h: pictures between their pixels. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* IMAGE at P, bilinear; beyond the edges, the nearest pixel. */
void resample_linear (const IdpImage *image, IdpPoint p, double rgb[3]);

/* The same bicubic after Keys, 1981; beyond its edges the picture goes on as its mirror image. */
void resample_cubic (const IdpImage *image, IdpPoint p, double rgb[3]);

/* IMAGE at another size, bicubic: for enlarging. Caller owns it. */
IdpImage *resample_enlarge (const IdpImage *image, int width_px, int height_px);
