/* picture: a part of a photo as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "picture.h"

#include "verdict.h"
#include "widgets.h"

#define FRAME_PX 2.0

/* What a picture shows now; attached to the widget. */
typedef struct
{
  GdkPixbuf *pixbuf;
  double scale;   /* widget pixels per pixel of the photo */
  IdpRect region; /* px of the photo, from the corner of what is shown */
  IdpVerdict verdict;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;
  g_clear_object (&shown->pixbuf);
  g_free (shown);
}

static void
draw (cairo_t *cr, int width_px, int height_px, gpointer data)
{
  const Shown *shown = data;
  if (shown->pixbuf == NULL)
    return;

  cairo_translate (cr, (width_px - gdk_pixbuf_get_width (shown->pixbuf)) / 2,
                   (height_px - gdk_pixbuf_get_height (shown->pixbuf)) / 2);
  gdk_cairo_set_source_pixbuf (cr, shown->pixbuf, 0, 0);
  cairo_paint (cr);

  /* Any colour stands out on white. */
  if (!idp_rect_is_empty (&shown->region))
    {
      cairo_rectangle (cr, shown->region.x * shown->scale, shown->region.y * shown->scale,
                       shown->region.width * shown->scale, shown->region.height * shown->scale);
      cairo_set_line_width (cr, FRAME_PX + 2);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_stroke_preserve (cr);
      cairo_set_line_width (cr, FRAME_PX);
      verdict_set_source (cr, shown->verdict, 1);
      cairo_stroke (cr);
    }
}

GtkWidget *
picture_new (int width_px, int height_px)
{
  GtkWidget *picture = gtk_drawing_area_new ();
  Shown *shown = g_new0 (Shown, 1);
  gtk_widget_set_size_request (picture, width_px, height_px);
  g_object_set_data_full (G_OBJECT (picture), "shown", shown, shown_free);
  widgets_set_draw (picture, draw, shown);
  return picture;
}

static void
free_pixels (guchar *pixels, gpointer image)
{
  idp_image_free (image);
}

GdkPixbuf *
picture_cut_out (const IdpFile *file, const IdpRect *rect, int width, int height)
{
  const int own_width = MIN (width, rect->width), own_height = MIN (height, rect->height);
  IdpImage *image = idp_file_decode_reduced (file, rect, own_width, own_height, NULL);
  if (image == NULL)
    return NULL;
  g_autoptr (GdkPixbuf) pixbuf
      = gdk_pixbuf_new_from_data (image->rgb, GDK_COLORSPACE_RGB, FALSE, 8, own_width, own_height,
                                  own_width * 3, free_pixels, image);
  return gdk_pixbuf_scale_simple (pixbuf, width, height, GDK_INTERP_BILINEAR);
}

void
picture_show (GtkWidget *picture, const IdpFile *file, const IdpRect *rect,
              const IdpFinding *finding)
{
  Shown *shown = g_object_get_data (G_OBJECT (picture), "shown");
  int width = 0, height = 0;
  gtk_widget_get_size_request (picture, &width, &height);

  shown->scale = MIN ((double) width / rect->width, (double) height / rect->height);
  shown->region = finding->region;
  shown->verdict = finding->verdict;
  shown->region.x -= rect->x;
  shown->region.y -= rect->y;
  g_clear_object (&shown->pixbuf);
  shown->pixbuf = picture_cut_out (file, rect, MAX (1, (int) (rect->width * shown->scale)),
                                   MAX (1, (int) (rect->height * shown->scale)));
  gtk_widget_queue_draw (picture);
}

void
picture_clear (GtkWidget *picture)
{
  Shown *shown = g_object_get_data (G_OBJECT (picture), "shown");
  g_clear_object (&shown->pixbuf);
  gtk_widget_queue_draw (picture);
}
