/* review-photo: a photo with its numbered marks as a widget.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-photo.h"

#include "picture.h"
#include "verdict.h"
#include "widgets.h"

#define FRAME_PX 2.0
#define BADGE_PX 16.0
#define DIGITS_PX 12.0

/* How much is left of the other marks while one is pointed at. */
#define FAINT 0.25

typedef struct
{
  IdpRect rect; /* px of the widget's picture; empty: the photo as a whole */
  IdpVerdict verdict;
} Mark;

/* Attached to the widget. */
typedef struct
{
  GdkPixbuf *pixbuf;
  GArray *marks; /* Mark */
  int pointed_at;
  gboolean hide_marks;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;
  g_clear_object (&shown->pixbuf);
  g_array_unref (shown->marks);
  g_free (shown);
}

static void
draw_frame (cairo_t *cr, const Mark *mark, double width_px, double alpha)
{
  cairo_rectangle (cr, mark->rect.x, mark->rect.y, mark->rect.width, mark->rect.height);
  cairo_set_source_rgba (cr, 1, 1, 1, alpha);
  cairo_set_line_width (cr, width_px + 2);
  cairo_stroke_preserve (cr);
  verdict_set_source (cr, mark->verdict, alpha);
  cairo_set_line_width (cr, width_px);
  cairo_stroke (cr);
}

/* Badges of frames that share a corner stand side by side. */
static double
badge_x (const Shown *shown, guint n)
{
  const Mark *mark = &g_array_index (shown->marks, Mark, n);
  double x = mark->rect.x;
  for (guint i = 0; i < n; i++)
    {
      const Mark *earlier = &g_array_index (shown->marks, Mark, i);
      if (!idp_rect_is_empty (&earlier->rect) && ABS (earlier->rect.y - mark->rect.y) < BADGE_PX
          && ABS (badge_x (shown, i) - x) < BADGE_PX)
        x = badge_x (shown, i) + BADGE_PX + 1;
    }
  return MIN (x, gdk_pixbuf_get_width (shown->pixbuf) - BADGE_PX);
}

static void
draw_badge (cairo_t *cr, const Shown *shown, guint n, double alpha)
{
  const Mark *mark = &g_array_index (shown->marks, Mark, n);
  const double x = badge_x (shown, n);
  g_autofree char *digits = g_strdup_printf ("%u", n + 1);
  cairo_text_extents_t extents;

  verdict_set_source (cr, mark->verdict, alpha);
  cairo_rectangle (cr, x, mark->rect.y, BADGE_PX, BADGE_PX);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, alpha);
  cairo_text_extents (cr, digits, &extents);
  cairo_move_to (cr, x + (BADGE_PX - extents.width) / 2 - extents.x_bearing,
                 mark->rect.y + (BADGE_PX - extents.height) / 2 - extents.y_bearing);
  cairo_show_text (cr, digits);
}

static void
draw_mark (cairo_t *cr, const Shown *shown, guint n)
{
  const Mark *mark = &g_array_index (shown->marks, Mark, n);
  const gboolean pointed_at = (int) n == shown->pointed_at;
  const double alpha = shown->pointed_at < 0 || pointed_at ? 1 : FAINT;
  if (idp_rect_is_empty (&mark->rect))
    return;
  draw_frame (cr, mark, pointed_at ? 2 * FRAME_PX : FRAME_PX, alpha);
  draw_badge (cr, shown, n, alpha);
}

static void
draw (cairo_t *cr, int width_px, int height_px, gpointer data)
{
  const Shown *shown = data;
  if (shown->pixbuf == NULL)
    return;
  const int width = gdk_pixbuf_get_width (shown->pixbuf);
  const int height = gdk_pixbuf_get_height (shown->pixbuf);
  cairo_translate (cr, (width_px - width) / 2, (height_px - height) / 2);
  gdk_cairo_set_source_pixbuf (cr, shown->pixbuf, 0, 0);
  cairo_paint (cr);
  if (shown->hide_marks)
    return;

  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, DIGITS_PX);
  /* The most serious is drawn last, that which is pointed at after it. */
  for (guint n = shown->marks->len; n-- > 0;)
    if ((int) n != shown->pointed_at)
      draw_mark (cr, shown, n);
  if (shown->pointed_at >= 0 && (guint) shown->pointed_at < shown->marks->len)
    draw_mark (cr, shown, shown->pointed_at);
}

GtkWidget *
review_photo_new (int width_px, int height_px)
{
  GtkWidget *photo = gtk_drawing_area_new ();
  Shown *shown = g_new0 (Shown, 1);
  shown->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  shown->pointed_at = -1;
  gtk_widget_set_size_request (photo, width_px, height_px);
  g_object_set_data_full (G_OBJECT (photo), "shown", shown, shown_free);
  widgets_set_draw (photo, draw, shown);
  return photo;
}

static Mark
mark_of (const IdpFinding *finding, const IdpRect *rect, double scale)
{
  Mark mark = { { 0 }, finding->verdict };
  const IdpRect part = idp_rect_intersect (&finding->region, rect);
  if (idp_rect_is_empty (&part))
    return mark;
  mark.rect = (IdpRect){
    (int) ((part.x - rect->x) * scale),
    (int) ((part.y - rect->y) * scale),
    MAX (1, (int) (part.width * scale)),
    MAX (1, (int) (part.height * scale)),
  };
  return mark;
}

void
review_photo_show (GtkWidget *photo, const IdpFile *file, const IdpRect *rect,
                   const GPtrArray *points)
{
  Shown *shown = g_object_get_data (G_OBJECT (photo), "shown");
  int width = 0, height = 0;
  gtk_widget_get_size_request (photo, &width, &height);

  g_clear_object (&shown->pixbuf);
  g_array_set_size (shown->marks, 0);
  shown->pointed_at = -1;
  gtk_widget_queue_draw (photo);
  if (file == NULL)
    return;
  const double scale = MIN ((double) width / rect->width, (double) height / rect->height);
  shown->pixbuf = picture_cut_out (file, rect, MAX (1, (int) (rect->width * scale)),
                                   MAX (1, (int) (rect->height * scale)));
  for (guint n = 0; n < points->len; n++)
    {
      const Mark mark = mark_of (points->pdata[n], rect, scale);
      g_array_append_val (shown->marks, mark);
    }
}

void
review_photo_point_at (GtkWidget *photo, int n)
{
  Shown *shown = g_object_get_data (G_OBJECT (photo), "shown");
  shown->pointed_at = n;
  gtk_widget_queue_draw (photo);
}

void
review_photo_toggle_marks (GtkWidget *photo)
{
  Shown *shown = g_object_get_data (G_OBJECT (photo), "shown");
  shown->hide_marks = !shown->hide_marks;
  gtk_widget_queue_draw (photo);
}
