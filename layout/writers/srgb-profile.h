/* srgb-profile.h: the colour space of the photos, as a PDF file describes it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* An ICC profile of sRGB with the same bytes at any time. NULL where it cannot be made. */
GBytes *ids_srgb_profile_new (void);
