/* cut.h: part of a picture as a network sees it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "similarity.h"

/* A square of SIDE px, whose pixels TO_IMAGE takes to those of IMAGE: SIDE * SIDE * 3 values as of
 * idp_network_value(), 0 outside of IMAGE. Where it is much coarser than IMAGE, pixels are
 * averaged; a dark part of a picture is brightened. Caller frees. */
float *idp_cut (const IdpImage *image, const IdpSimilarity *to_image, int side, GError **error);
