/* reduce.h: area averaging, row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef struct _IdpReducer IdpReducer;

/* Averages the part RECT of a picture down to WIDTH_PX x HEIGHT_PX, which are at most the size of
 * RECT. Every new pixel is the exact mean of the area it covers, rounded once, in integer
 * arithmetic. */
IdpReducer *idp_reducer_new (const IdpRect *rect, int width_px, int height_px, GError **error);
void idp_reducer_free (IdpReducer *reducer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpReducer, idp_reducer_free)

/* Takes row Y of the whole picture; an IdpRowSink. Rows outside RECT are ignored. */
void idp_reducer_take_row (gpointer reducer, int y, const guint8 *row);

/* The finished picture, after the last row; caller owns it. */
IdpImage *idp_reducer_finish (IdpReducer *reducer);

/* The same for a picture that is held whole. RECT lies inside IMAGE. */
IdpImage *idp_image_reduce (const IdpImage *image, const IdpRect *rect, int width_px, int height_px,
                            GError **error);

/* The whole of IMAGE with a long side of at most LONG_SIDE_PX. */
IdpImage *idp_image_shrink (const IdpImage *image, int long_side_px, GError **error);
