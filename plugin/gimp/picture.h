/* picture.h: a part of a photo as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "finding.h"
#include "image.h"

/* A widget of WIDTH_PX x HEIGHT_PX that shows nothing yet. */
GtkWidget *picture_new (int width_px, int height_px);

/* Shows RECT (px of the upright photo) of FILE as large as the widget allows, with a frame round
 * the region of FINDING, if it has one, in the colour of its verdict. A file that cannot be decoded
 * shows nothing. */
void picture_show (GtkWidget *picture, const IdpFile *file, const IdpRect *rect,
                   const IdpFinding *finding);

/* Shows nothing. */
void picture_clear (GtkWidget *picture);

/* RECT of FILE at WIDTH x HEIGHT, averaged down or enlarged; NULL where the file cannot be decoded.
 * Caller unrefs. */
GdkPixbuf *picture_cut_out (const IdpFile *file, const IdpRect *rect, int width, int height);
