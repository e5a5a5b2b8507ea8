/* crop-view: the whole photo with the frame of a crop on it, for a hand to move and size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "inspection.h"

/* FRAME, px of the upright photo, is what a hand made of it. */
typedef void (*CropViewChanged) (const IdpRect *frame, gpointer data);

/* A widget of at most WIDTH_PX x HEIGHT_PX that shows the photo of INSPECTION, the frame of the
 * crop it proposes, and where crown, eyes and cheeks lie in the standard's bands. The frame follows
 * the mouse (inside it: moves; a corner: sizes; wheel: sizes) and the keyboard (arrows move by a
 * pixel of the finished picture, with Shift by ten; + and - size). It calls CHANGED. INSPECTION and
 * DATA must live as long. */
GtkWidget *crop_view_new (const Inspection *inspection, int width_px, int height_px,
                          CropViewChanged changed, gpointer data);

/* Puts the frame at FRAME, and calls CHANGED. */
void crop_view_set_frame (GtkWidget *view, const IdpRect *frame);
