/* paint.h: changing a part of a picture, softly.
 * Lengths are in px of the picture; all is deterministic. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paint-mask.h"

/* A MASK of NULL is the whole picture. */

/* Blends RGB (code values 0..255) over IMAGE through MASK. */
void paint_colour (IdpImage *image, const PaintMask *mask, const double rgb[3]);

/* Adds LEVELS, code values for each channel, times the share of MASK. */
void paint_levels (IdpImage *image, const PaintMask *mask, const double levels[3]);

/* Times GAIN in linear light, by channel, where MASK is 1; 1 + share (GAIN - 1) in between. */
void paint_light (IdpImage *image, const PaintMask *mask, const double gain[3]);

/* Blends OVER, of the same size, over IMAGE through MASK. */
void paint_image (IdpImage *image, const PaintMask *mask, const IdpImage *over);

void paint_blur (IdpImage *image, const PaintMask *mask, double sigma_px);

/* The mean along a line of LENGTH_PX, as of a camera that moved. */
void paint_motion (IdpImage *image, double length_px, double direction_deg);

/* The pixel at AFFINE (x, y) comes to (x, y): x' = m[0] x + m[1] y + m[2], y' = m[3] x + m[4] y +
 * m[5]; bicubic. Beyond its edges the picture goes on as its own mirror image. */
void paint_warp (IdpImage *image, const double m[6]);

/* Independent noise of SD_LEVELS on every channel. */
void paint_noise (IdpImage *image, const PaintMask *mask, double sd_levels, GRand *rand);
