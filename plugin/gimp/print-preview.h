/* print-preview.h: the page that would be printed as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "person.h"

/* Called when a page is there, with NULL, or cannot be made, with the reason. */
typedef void (*PrintPreviewDone) (const char *reason, gpointer data);

/* DATA must live until print_preview_finish(). */
GtkWidget *print_preview_new (int width_px, int height_px, PrintPreviewDone done, gpointer data);

/* Shows the page that print_page() makes of these, in a moment. */
void print_preview_show (GtkWidget *preview, const char *photo, const Person *person,
                         const char *sheet);

/* Shows nothing. */
void print_preview_clear (GtkWidget *preview);

/* Waits for the page that is being made: nothing of it shall be left behind. Nothing may be shown
 * any more. */
void print_preview_finish (GtkWidget *preview);
