/* print-preview: the page that would be printed as a widget.
 *
 * Pages are made in a thread, one at a time. What was asked for in the meantime is made after it,
 * and of several requests only the last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "print-preview.h"

#include "print-page.h"
#include "widgets.h"

/* Typing shall not start a page for every letter. */
#define PAUSE_MS 250

#define EDGE_PX 1
#define SHADOW_PX 3

typedef struct
{
  char *photo;
  Person *person;
  char *sheet;
  int width_px, height_px; /* what the picture has to fit into */
} Request;

/* Attached to the widget. */
typedef struct
{
  GtkWidget *area;
  int width_px, height_px;
  GdkPixbuf *page; /* NULL: nothing to show */
  Request *wanted; /* NULL: nothing more */
  gboolean busy;   /* a page is being made, */
  gboolean stale;  /* but nobody wants it any more */
  guint timer;
  PrintPreviewDone done;
  gpointer data;
} Preview;

static void
request_free (gpointer data)
{
  Request *request = data;
  if (request == NULL)
    return;
  g_free (request->photo);
  person_free (request->person);
  g_free (request->sheet);
  g_free (request);
}

static void
preview_free (gpointer data)
{
  Preview *preview = data;
  g_clear_object (&preview->page);
  g_clear_pointer (&preview->wanted, request_free);
  g_free (preview);
}

static Preview *
preview_of (GtkWidget *area)
{
  return g_object_get_data (G_OBJECT (area), "preview");
}

static void
draw (cairo_t *cr, int width_px, int height_px, gpointer data)
{
  const Preview *preview = data;
  if (preview->page == NULL)
    return;
  const int width = gdk_pixbuf_get_width (preview->page);
  const int height = gdk_pixbuf_get_height (preview->page);
  cairo_translate (cr, (width_px - width) / 2, (height_px - height) / 2);
  cairo_rectangle (cr, SHADOW_PX, SHADOW_PX, width + EDGE_PX, height + EDGE_PX);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.35);
  cairo_fill (cr);
  cairo_rectangle (cr, -EDGE_PX, -EDGE_PX, width + 2 * EDGE_PX, height + 2 * EDGE_PX);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_fill (cr);
  gdk_cairo_set_source_pixbuf (cr, preview->page, 0, 0);
  cairo_paint (cr);
}

static void
set_page (Preview *preview, GdkPixbuf *page)
{
  g_clear_object (&preview->page);
  preview->page = page;
  gtk_widget_queue_draw (preview->area);
}

/* In a thread. */
static void
make (GTask *task, gpointer area, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  g_autoptr (GBytes) png
      = print_page (request->photo, request->person, request->sheet, "png", &error);
  g_autoptr (GInputStream) stream = png != NULL ? g_memory_input_stream_new_from_bytes (png) : NULL;
  GdkPixbuf *page = stream != NULL ? gdk_pixbuf_new_from_stream_at_scale (
                        stream, request->width_px, request->height_px, TRUE, NULL, &error)
                                   : NULL;
  if (page != NULL)
    g_task_return_pointer (task, page, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void begin (Preview *preview);

static void
on_made (GObject *area, GAsyncResult *result, gpointer data)
{
  Preview *preview = preview_of (GTK_WIDGET (area));
  g_autoptr (GError) error = NULL;
  GdkPixbuf *page = g_task_propagate_pointer (G_TASK (result), &error);
  preview->busy = FALSE;
  if (preview->stale)
    {
      g_clear_object (&page);
      begin (preview);
      return;
    }
  set_page (preview, page);
  preview->done (error != NULL ? error->message : NULL, preview->data);
}

static void
begin (Preview *preview)
{
  if (preview->busy || preview->wanted == NULL || preview->timer != 0)
    return;
  g_autoptr (GTask) task = g_task_new (preview->area, NULL, on_made, NULL);
  g_task_set_task_data (task, g_steal_pointer (&preview->wanted), request_free);
  preview->busy = TRUE;
  preview->stale = FALSE;
  g_task_run_in_thread (task, make);
}

static gboolean
on_pause (gpointer data)
{
  Preview *preview = data;
  preview->timer = 0;
  begin (preview);
  return G_SOURCE_REMOVE;
}

GtkWidget *
print_preview_new (int width_px, int height_px, PrintPreviewDone done, gpointer data)
{
  Preview *preview = g_new0 (Preview, 1);
  preview->area = gtk_drawing_area_new ();
  preview->width_px = width_px - 2 * SHADOW_PX;
  preview->height_px = height_px - 2 * SHADOW_PX;
  preview->done = done;
  preview->data = data;
  gtk_widget_set_size_request (preview->area, width_px, height_px);
  g_object_set_data_full (G_OBJECT (preview->area), "preview", preview, preview_free);
  widgets_set_draw (preview->area, draw, preview);
  return preview->area;
}

/* Whatever is asked for or being made. */
static void
forget (Preview *preview)
{
  g_clear_pointer (&preview->wanted, request_free);
  preview->stale = TRUE;
  if (preview->timer != 0)
    g_source_remove (preview->timer);
  preview->timer = 0;
}

void
print_preview_show (GtkWidget *area, const char *photo, const Person *person, const char *sheet)
{
  Preview *preview = preview_of (area);
  forget (preview);
  preview->wanted = g_new (Request, 1);
  *preview->wanted = (Request){ g_strdup (photo), person_copy (person), g_strdup (sheet),
                                preview->width_px, preview->height_px };
  preview->timer = g_timeout_add (PAUSE_MS, on_pause, preview);
}

void
print_preview_clear (GtkWidget *area)
{
  Preview *preview = preview_of (area);
  forget (preview);
  set_page (preview, NULL);
}

void
print_preview_finish (GtkWidget *area)
{
  Preview *preview = preview_of (area);
  forget (preview);
  while (preview->busy)
    g_main_context_iteration (NULL, TRUE);
}
