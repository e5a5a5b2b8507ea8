/* surface.h: pictures to draw on. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cairo-auto.h"
#include "image.h"

/* A surface in RGB24 with the pixels of IMAGE. Errors: IDP_ERROR_UNREADABLE where Cairo cannot make
 * one so large. */
cairo_surface_t *idp_surface_from_image (const IdpImage *image, GError **error);

/* What is on SURFACE, an image surface in RGB24. Errors: IDP_ERROR_UNREADABLE where memory does not
 * suffice. */
IdpImage *idp_surface_to_image (cairo_surface_t *surface, GError **error);
