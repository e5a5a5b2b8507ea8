/* widgets: GTK 3.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets.h"

#define SCREEN_MARGIN_PX 12
#define TOP_PX 60

GtkWidget *
widgets_row (int spacing_px)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing_px);
}

GtkWidget *
widgets_column (int spacing_px)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing_px);
}

GtkWidget *
widgets_label (const char *markup, int wrap_px)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (wrap_px > 0)
    {
      gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
      /* Of itself a label asks for the width of its longest line. */
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
      gtk_widget_set_size_request (label, wrap_px, -1);
    }
  return label;
}

GtkWidget *
widgets_coloured (GtkWidget *widget, const char *colour)
{
  GtkWidget *ground = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = g_strdup_printf ("box { background: %s; padding: 6px; }", colour);

  gtk_css_provider_load_from_data (provider, css, -1, NULL);
  gtk_style_context_add_provider (gtk_widget_get_style_context (ground),
                                  GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_box_pack_start (GTK_BOX (ground), widget, TRUE, TRUE, 0);
  return ground;
}

typedef struct
{
  WidgetsDraw draw;
  gpointer data;
} Drawing;

static gboolean
on_draw (GtkWidget *area, cairo_t *cr, const Drawing *drawing)
{
  drawing->draw (cr, gtk_widget_get_allocated_width (area), gtk_widget_get_allocated_height (area),
                 drawing->data);
  return TRUE;
}

static void
free_drawing (gpointer drawing, GClosure *closure)
{
  g_free (drawing);
}

void
widgets_set_draw (GtkWidget *area, WidgetsDraw draw, gpointer data)
{
  Drawing *drawing = g_new (Drawing, 1);
  *drawing = (Drawing){ draw, data };
  g_signal_connect_data (area, "draw", G_CALLBACK (on_draw), drawing, free_drawing, 0);
}

void
widgets_place_right (GtkWindow *window)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));
  GdkMonitor *monitor = gdk_display_get_primary_monitor (display);
  GdkRectangle area = { 0 };
  GtkRequisition size;

  if (monitor == NULL)
    monitor = gdk_display_get_monitor (display, 0);
  gdk_monitor_get_workarea (monitor, &area);
  gtk_widget_get_preferred_size (GTK_WIDGET (window), NULL, &size);
  gtk_window_move (window, area.x + MAX (0, area.width - size.width - SCREEN_MARGIN_PX),
                   area.y + TOP_PX);
}
