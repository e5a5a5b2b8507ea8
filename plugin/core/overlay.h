/* overlay.h: the problems of a photo, drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "finding.h"
#include "photo.h"

/* Draws a numbered frame and label for every problem among FINDINGS, and the frame of the proposed
 * crop, on CR whose user space is px of the upright original. Labels keep clear of each other, of
 * the eyes and inside the picture. The numbers are those of idp_findings_problems(). */
void idp_overlay_draw (cairo_t *cr, const IdpPhoto *photo, const GPtrArray *findings);

/* The photo at the size of photo->image with its marks, as a new picture. */
IdpImage *idp_overlay_render (const IdpPhoto *photo, const GPtrArray *findings, GError **error);
