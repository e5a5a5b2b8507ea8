/* morphology: grey openings and closings inside a mask. Private to the checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* VALUES without what is darker than its surroundings and narrower than a square of 2 * RADIUS + 1.
 * Values where INSIDE is 0 count for nothing and stay undefined. WIDTH * HEIGHT values; caller
 * frees. */
float *idp_closing (const float *values, const guint8 *inside, int width, int height, int radius);

/* Likewise without what is brighter. */
float *idp_opening (const float *values, const guint8 *inside, int width, int height, int radius);
