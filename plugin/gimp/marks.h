/* marks.h: the layer group that shows the problems over a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "inspection.h"

/* TRUE where LAYER is a group of marks: told by a tag on the layer, not by its name. */
gboolean marks_is_group (int layer);

/* The top-level layers of IMAGE that are not marks; N (out) counts them. Caller frees. */
int *marks_list_other_layers (int image, int *n);

/* Draws the problems of INSPECTION on a new group above all layers, in the place of an older one,
 * and leaves the active layer as it was. One undo step. */
void marks_show (int image, const Inspection *inspection);

/* Takes all groups of marks out of IMAGE; returns how many there were. One undo step. */
int marks_remove (int image);
