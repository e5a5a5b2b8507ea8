/* page-drawing.h: PDF pages through Cairo, for what goes with the sheets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "cairo-auto.h"

/* A surface whose bytes go to WRITE. Same drawing, same bytes. */
cairo_surface_t *ids_page_surface_new (cairo_write_func_t write, void *closure, double width_mm,
                                       double height_mm);

/* A canvas on SURFACE whose unit is the millimetre. */
cairo_t *ids_page_canvas_new (cairo_surface_t *surface);

/* TEXT, its lines broken, or cut off if Pango is told to, where they would be wider than WIDTH_MM;
 * 0 = they may be as long as they are. Free with g_object_unref(). */
PangoLayout *ids_page_layout_new (cairo_t *canvas, const char *text, double size_pt,
                                  double width_mm);

/* Changes the width that a layout was made with. */
void ids_page_layout_set_width (PangoLayout *layout, double width_mm);

/* What LAYOUT covers. */
void ids_page_layout_measure (PangoLayout *layout, double *width_mm, double *height_mm);

/* Shows LAYOUT with its top left corner at X_MM, Y_MM. */
void ids_page_layout_show (cairo_t *canvas, PangoLayout *layout, double x_mm, double y_mm);

/* The same on a white ground, for where lines run. */
void ids_page_layout_show_on_white (cairo_t *canvas, PangoLayout *layout, double x_mm, double y_mm);
