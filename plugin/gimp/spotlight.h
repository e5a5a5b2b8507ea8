/* spotlight.h: points at a region of an image by selecting it, and puts the user's selection back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "geometry.h"

typedef struct _Spotlight Spotlight;

Spotlight *spotlight_new (int image);

/* Selects REGION, px of the image; an empty region selects nothing. */
void spotlight_show (Spotlight *spotlight, const IdpRect *region);

/* Restores the selection. */
void spotlight_free (Spotlight *spotlight);
