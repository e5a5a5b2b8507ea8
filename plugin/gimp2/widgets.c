/* widgets: GTK 2.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widgets.h"

#define GROUND_PADDING_PX 6
#define SCREEN_MARGIN_PX 12
#define TOP_PX 60

GtkWidget *
widgets_row (int spacing_px)
{
  return gtk_hbox_new (FALSE, spacing_px);
}

GtkWidget *
widgets_column (int spacing_px)
{
  return gtk_vbox_new (FALSE, spacing_px);
}

GtkWidget *
widgets_label (const char *markup, int wrap_px)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_misc_set_alignment (GTK_MISC (label), 0, 0);
  if (wrap_px > 0)
    {
      gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_size_request (label, wrap_px, -1);
    }
  return label;
}

GtkWidget *
widgets_coloured (GtkWidget *widget, const char *colour)
{
  GtkWidget *ground = gtk_event_box_new ();
  GtkWidget *padding = gtk_alignment_new (0, 0, 1, 1);
  GdkColor parsed = { 0 };

  gdk_color_parse (colour, &parsed);
  gtk_widget_modify_bg (ground, GTK_STATE_NORMAL, &parsed);
  gtk_container_set_border_width (GTK_CONTAINER (padding), GROUND_PADDING_PX);
  gtk_container_add (GTK_CONTAINER (padding), widget);
  gtk_container_add (GTK_CONTAINER (ground), padding);
  return ground;
}

typedef struct
{
  WidgetsDraw draw;
  gpointer data;
} Drawing;

static gboolean
on_expose (GtkWidget *area, GdkEventExpose *event, const Drawing *drawing)
{
  cairo_t *cr = gdk_cairo_create (gtk_widget_get_window (area));
  drawing->draw (cr, area->allocation.width, area->allocation.height, drawing->data);
  cairo_destroy (cr);
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
  g_signal_connect_data (area, "expose-event", G_CALLBACK (on_expose), drawing, free_drawing, 0);
}

void
widgets_place_right (GtkWindow *window)
{
  GtkRequisition size;
  gtk_widget_size_request (GTK_WIDGET (window), &size);
  const int x = gdk_screen_get_width (gtk_window_get_screen (window)) - size.width;
  gtk_window_move (window, MAX (0, x - SCREEN_MARGIN_PX), TOP_PX);
}
