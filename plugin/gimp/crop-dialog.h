/* crop-dialog: the crop in the photo, to be moved and sized before it is made.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "inspection.h"

/* Shows the crop that INSPECTION proposes, with the bands of the standard, lets the user move and
 * size it, and asks where to write it; RECT (out) is what it became, px of the upright photo.
 * Returns NULL where the user cancels; caller frees. */
char *crop_dialog_run (const Inspection *inspection, IdpRect *rect);
