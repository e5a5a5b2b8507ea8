/* widgets.h: what GTK 2 and GTK 3 do differently.
 *
 * gimp2/widgets.c and gimp3/widgets.c implement it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Boxes whose children stand side by side, or one below the other. */
GtkWidget *widgets_row (int spacing_px);
GtkWidget *widgets_column (int spacing_px);

/* A text that starts at the left top corner of its place. WRAP_PX 0: as wide as its lines, else
 * lines break at that width. */
GtkWidget *widgets_label (const char *markup, int wrap_px);

/* WIDGET on a ground of COLOUR ("#rrggbb"), whatever the theme says. */
GtkWidget *widgets_coloured (GtkWidget *widget, const char *colour);

/* Draws WIDGET, whose size is WIDTH_PX x HEIGHT_PX now. */
typedef void (*WidgetsDraw) (cairo_t *cr, int width_px, int height_px, gpointer data);

/* AREA is a drawing area; DATA must live as long. */
void widgets_set_draw (GtkWidget *area, WidgetsDraw draw, gpointer data);

/* Moves WINDOW, not shown yet, to the right edge of its screen. */
void widgets_place_right (GtkWindow *window);
