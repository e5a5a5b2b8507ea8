/* thumbnail.h: does the preview in a file show the same picture as the file?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Pearson correlation, -1..1, of the luma of both pictures averaged to a coarse grid. Black bars
 * that cameras put around previews are left out. NAN where the shapes differ by more than bars
 * explain (a cropped picture keeps the old preview), or where either is too small or plain. */
double idp_thumbnail_correlation (const IdpImage *thumbnail, const IdpImage *picture);

/* How many times wider than in THUMBNAIL everything is in PICTURE, where the shapes of both differ
 * and PICTURE looks like the whole of THUMBNAIL stretched, not like a part of it; NAN else. */
double idp_thumbnail_stretch (const IdpImage *thumbnail, const IdpImage *picture);
