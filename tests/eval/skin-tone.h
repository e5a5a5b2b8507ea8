/* skin-tone.h: how light the skin of a photo looks. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "labels.h"

/* The individual typology angle, arctan ((L* - 50) / b*) in degrees, of the median colour of both
 * cheeks; NAN where eyes or cheeks are not in the picture. LABEL in pixels of IMAGE. Source: S. Del
 * Bino, F. Bernerd, "Variations in skin colour and the biological consequences of ultraviolet
 * radiation exposure", British Journal of Dermatology 169 (s3), 2013, after Chardon et al. 1991.
 * Theirs is measured by an instrument; here light and white balance of the photo move it. */
double skin_tone_deg (const IdpImage *image, const Label *label);

/* "light" above 28 degrees (very light to intermediate there), "middle" from 10 to 28 (tan), "dark"
 * below (brown, dark); NULL for NAN. */
const char *skin_tone_band (double deg);
