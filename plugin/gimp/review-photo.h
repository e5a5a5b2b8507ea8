/* review-photo.h: a photo with its numbered marks as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "finding.h"
#include "image.h"

/* A widget of WIDTH_PX x HEIGHT_PX that shows nothing yet. */
GtkWidget *review_photo_new (int width_px, int height_px);

/* Shows RECT (px of the upright photo) of FILE with marks of POINTS (IdpFinding), which are
 * numbered from 1. FILE NULL shows nothing. */
void review_photo_show (GtkWidget *photo, const IdpFile *file, const IdpRect *rect,
                        const GPtrArray *points);

/* Marks point N alone, -1 all alike. */
void review_photo_point_at (GtkWidget *photo, int n);

void review_photo_toggle_marks (GtkWidget *photo);
