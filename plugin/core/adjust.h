/* adjust.h: crop, reduce and encode: the only code that makes a new picture of a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "placement.h"
#include "rules.h"

/* Everything that decides the bytes of a finished picture; the same values give the same bytes. */
typedef struct
{
  IdpRect rect; /* px of the upright original */
  int width_px, height_px;
  int quality;          /* IJG, 1..100 */
  gboolean full_chroma; /* 4:4:4, else 4:2:0 */
  int density_dpi;
} IdpAdjustment;

/* Chooses the highest quality whose file fits the rules' size window and makes the picture: RECT
 * cut out, averaged down, encoded as 24-bit baseline JPEG. ADJUSTMENT (out) says what was done. The
 * lower end of the size window is not forced: a plain picture may stay below it at quality 100.
 * Errors: IDP_ERROR_REFUSED where RECT leaves the photo, has another aspect, would be enlarged, is
 * not 24-bit colour, or does not fit the size window at the lowest permitted quality;
 * IDP_ERROR_UNREADABLE. */
GBytes *idp_adjust (const IdpFile *file, const IdpRect *rect, const IdpRules *rules,
                    IdpAdjustment *adjustment, GError **error);

/* The last step alone, for an IMAGE that already has its final size: the highest quality from
 * LOWEST up whose file has at most MAX_BYTES. Takes the density from ADJUSTMENT and fills in
 * quality and chroma. ICC is a profile to embed, or NULL. Errors: IDP_ERROR_REFUSED where even
 * LOWEST is too large; IDP_ERROR_WRITE. */
GBytes *idp_adjust_fit (const IdpImage *image, GBytes *icc, int lowest, gsize max_bytes,
                        IdpAdjustment *adjustment, GError **error);

/* Where the finished picture of ORIGINAL goes unless the user says otherwise: beside it, with the
 * size in its name, "DIR/NAME.png" -> "DIR/NAME-480x640.jpg". Caller frees. */
char *idp_adjust_default_path (const char *original, const IdpRules *rules);

/* Makes the picture again from what a receipt says. Errors: as idp_adjust(). */
GBytes *idp_adjust_again (const IdpFile *file, const IdpAdjustment *adjustment, GError **error);
