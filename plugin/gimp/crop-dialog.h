/* crop-dialog.h: the finished picture before it is made.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "inspection.h"

/* Shows the crop that INSPECTION proposes, with the bands of the standard, and asks where to write
 * it. Returns NULL where the user cancels; caller frees. */
char *crop_dialog_run (int image, const Inspection *inspection);
