/* variants.h: the same photo under worse conditions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"
#include "labels.h"

typedef enum
{
  VARIANT_ORIGINAL,
  VARIANT_TURNED,  /* 10 degrees clockwise */
  VARIANT_DARK,    /* gamma 1.6, times 0.35, noise of 3 levels */
  VARIANT_BLURRED, /* Gaussian, sigma 5 px where the long side has 640 */
  VARIANT_SHUT,    /* both eyes painted shut */
  VARIANT_N,
} Variant;

const char *variant_name (Variant variant);

/* IMAGE under VARIANT; caller owns it. FACE is what was found in IMAGE, count 0 for nothing. LABEL,
 * in pixels of IMAGE, is moved along; a turned one loses crown and cheeks, which are no longer the
 * same points. Errors: IDP_ERROR_UNREADABLE where memory does not suffice. */
IdpImage *variant_make (const IdpImage *image, Variant variant, const IdpFace *face, Label *label,
                        GError **error);
