/* crop-view: the whole photo with the frame of a crop on it, for a hand to move and size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "crop-view.h"

#include <gdk/gdkkeysyms.h>

#include "crop-frame.h"
#include "picture.h"
#include "verdict.h"
#include "widgets.h"

#define HANDLE_PX 14 /* around a corner that can be grasped */
#define LINE_PX 2.0
#define SHADE 0.55 /* of what is cut away */
#define BAND_OPACITY 0.22
#define WHEEL_STEP 1.03
#define KEY_STEP_PX 1 /* of the finished picture */
#define SHIFT_STEP_PX 10

typedef struct
{
  const Inspection *inspection;
  GtkWidget *area;
  IdpCropSizes sizes;
  IdpRect frame;     /* px of the photo */
  GdkPixbuf *pixbuf; /* the whole photo */
  double scale;      /* px of the widget per px of the photo */
  CropViewChanged changed;
  gpointer data;

  /* What the mouse holds: nothing, the frame, or one of its corners. */
  enum
  {
    HOLDS_NOTHING,
    HOLDS_FRAME,
    HOLDS_CORNER,
  } holds;
  IdpPoint held_at; /* px of the photo */
  IdpPoint fixed;   /* the corner opposite to the one it holds; see idp_crop_frame_resize() */
  IdpRect before;   /* the frame when it was grasped */
} View;

static void
view_free (gpointer data)
{
  View *view = data;
  g_clear_object (&view->pixbuf);
  g_free (view);
}

static const IdpFile *
file_of (const View *view)
{
  return view->inspection->photo->file;
}

static void
set_frame (View *view, IdpRect frame)
{
  view->frame = frame;
  gtk_widget_queue_draw (view->area);
  view->changed (&view->frame, view->data);
}

static void
move (View *view, const IdpRect *from, double right_px, double down_px)
{
  set_frame (view, idp_crop_frame_move (from, lround (right_px), lround (down_px),
                                        file_of (view)->width_px, file_of (view)->height_px));
}

static void
resize (View *view, const IdpRect *from, double width_px, IdpPoint fixed)
{
  set_frame (view, idp_crop_frame_resize (from, width_px, fixed, &view->sizes,
                                          file_of (view)->width_px, file_of (view)->height_px));
}

/* ---- Drawing; px of the photo, under a scaled matrix */

/* A line from (X0, Y0) to (X1, Y1) that is seen on light and on dark. */
static void
draw_line (cairo_t *cr, const View *view, IdpVerdict verdict, double x0, double y0, double x1,
           double y1)
{
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_set_line_width (cr, (LINE_PX + 2) / view->scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, LINE_PX / view->scale);
  verdict_set_source (cr, verdict, 1);
  cairo_stroke (cr);
}

static void
draw_band (cairo_t *cr, IdpVerdict verdict, double x, double y, double width, double height)
{
  cairo_rectangle (cr, x, y, width, height);
  verdict_set_source (cr, verdict, BAND_OPACITY);
  cairo_fill (cr);
}

/* What is measured from the top edge: where it may lie, and where it lies. */
static void
draw_from_top (cairo_t *cr, const View *view, const IdpFinding *finding, double px)
{
  const IdpRect *frame = &view->frame;
  const IdpLimit *limit = &finding->rule->limit;
  const double y = frame->y + finding->measured * px;
  draw_band (cr, finding->verdict, frame->x, frame->y + limit->min * px, frame->width,
             (limit->max - limit->min) * px);
  draw_line (cr, view, finding->verdict, frame->x, y, frame->x + frame->width, y);
}

/* The cheeks, and where each may lie if the other does so too. */
static void
draw_face_width (cairo_t *cr, const View *view, const IdpFinding *finding, double px)
{
  const IdpFace *face = &view->inspection->photo->face;
  const IdpLimit *limit = &finding->rule->limit;
  const double middle = (face->face_left.x + face->face_right.x) / 2;
  const double top = idp_face_eye_middle (face).y;
  const double height = (idp_point_known (face->chin) ? face->chin.y : top) - top;
  const double strip = (limit->max - limit->min) / 2 * px;
  draw_band (cr, finding->verdict, middle - limit->max / 2 * px, top, strip, height);
  draw_band (cr, finding->verdict, middle + limit->min / 2 * px, top, strip, height);
  draw_line (cr, view, finding->verdict, face->face_left.x, top, face->face_left.x, top + height);
  draw_line (cr, view, finding->verdict, face->face_right.x, top, face->face_right.x, top + height);
}

static void
draw_bands (cairo_t *cr, const View *view)
{
  const IdpRules *rules = view->inspection->rules;
  const IdpPlacement placement
      = idp_placement_measure (&view->inspection->photo->face, &view->frame, rules);
  const double px = (double) view->frame.width / rules->width_px;
  for (IdpBand band = 0; band < IDP_BAND_N; band++)
    {
      const IdpFinding finding = idp_placement_judge (&placement, band, rules);
      if (finding.verdict == IDP_VERDICT_NOT_MEASURED)
        continue;
      if (band == IDP_BAND_CROWN || band == IDP_BAND_EYES)
        draw_from_top (cr, view, &finding, px);
      else if (band == IDP_BAND_FACE_WIDTH)
        draw_face_width (cr, view, &finding, px);
    }
}

static IdpPoint
corner (const IdpRect *frame, int i)
{
  return (IdpPoint){ frame->x + i % 2 * frame->width, frame->y + i / 2 * frame->height };
}

static void
draw_frame (cairo_t *cr, const View *view)
{
  const IdpRect *frame = &view->frame;
  const double handle = HANDLE_PX / view->scale;
  cairo_rectangle (cr, 0, 0, file_of (view)->width_px, file_of (view)->height_px);
  cairo_rectangle (cr, frame->x, frame->y, frame->width, frame->height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_source_rgba (cr, 0, 0, 0, SHADE);
  cairo_fill (cr);

  cairo_rectangle (cr, frame->x, frame->y, frame->width, frame->height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, LINE_PX / view->scale);
  cairo_stroke (cr);
  for (int i = 0; i < 4; i++)
    {
      const IdpPoint at = corner (frame, i);
      cairo_rectangle (cr, at.x - i % 2 * handle, at.y - i / 2 * handle, handle, handle);
      cairo_fill (cr);
    }
}

static void
draw (cairo_t *cr, int width_px, int height_px, gpointer data)
{
  const View *view = data;
  if (view->pixbuf != NULL)
    {
      gdk_cairo_set_source_pixbuf (cr, view->pixbuf, 0, 0);
      cairo_paint (cr);
    }
  cairo_scale (cr, view->scale, view->scale);
  draw_bands (cr, view);
  draw_frame (cr, view);
}

/* ---- Mouse and keyboard */

static IdpPoint
place_of (const View *view, double x, double y)
{
  return (IdpPoint){ x / view->scale, y / view->scale };
}

static gboolean
on_press (GtkWidget *area, GdkEventButton *event, View *view)
{
  const IdpRect *frame = &view->frame;
  const IdpPoint at = place_of (view, event->x, event->y);
  gtk_widget_grab_focus (area);
  view->before = *frame;
  view->held_at = at;
  if (at.x >= frame->x && at.x < frame->x + frame->width && at.y >= frame->y
      && at.y < frame->y + frame->height)
    view->holds = HOLDS_FRAME;
  for (int i = 0; i < 4; i++)
    {
      const IdpPoint c = corner (frame, i);
      if (fmax (fabs (c.x - at.x), fabs (c.y - at.y)) * view->scale > HANDLE_PX)
        continue;
      view->holds = HOLDS_CORNER;
      view->fixed = (IdpPoint){ 1 - i % 2, 1 - i / 2 };
    }
  return TRUE;
}

static gboolean
on_motion (GtkWidget *area, GdkEventMotion *event, View *view)
{
  const IdpPoint at = place_of (view, event->x, event->y);
  const double right = at.x - view->held_at.x, down = at.y - view->held_at.y;
  if (view->holds == HOLDS_FRAME)
    move (view, &view->before, right, down);
  if (view->holds == HOLDS_CORNER)
    {
      /* Whichever way the hand went further. */
      const double aspect = (double) view->before.width / view->before.height;
      const double wider = view->fixed.x == 0 ? right : -right;
      const double higher = (view->fixed.y == 0 ? down : -down) * aspect;
      resize (view, &view->before,
              view->before.width + (fabs (wider) > fabs (higher) ? wider : higher), view->fixed);
    }
  return TRUE;
}

static gboolean
on_release (GtkWidget *area, GdkEventButton *event, View *view)
{
  view->holds = HOLDS_NOTHING;
  return TRUE;
}

static const IdpPoint middle = { 0.5, 0.5 };

/* At least one step of size, in the direction of FACTOR. */
static void
resize_by (View *view, double factor)
{
  const double width = view->frame.width * factor;
  const int unit = view->sizes.unit_width_px;
  resize (view, &view->frame,
          factor > 1 ? fmax (width, view->frame.width + unit)
                     : fmin (width, view->frame.width - unit),
          middle);
}

static gboolean
on_scroll (GtkWidget *area, GdkEventScroll *event, View *view)
{
  if (event->direction == GDK_SCROLL_UP)
    resize_by (view, 1 / WHEEL_STEP);
  else if (event->direction == GDK_SCROLL_DOWN)
    resize_by (view, WHEEL_STEP);
  return TRUE;
}

static gboolean
on_key (GtkWidget *area, GdkEventKey *event, View *view)
{
  const double px = (double) view->frame.width / view->inspection->rules->width_px;
  const double step = fmax (1, px * (event->state & GDK_SHIFT_MASK ? SHIFT_STEP_PX : KEY_STEP_PX));
  switch (event->keyval)
    {
    case GDK_KEY_Left:
      move (view, &view->frame, -step, 0);
      return TRUE;
    case GDK_KEY_Right:
      move (view, &view->frame, step, 0);
      return TRUE;
    case GDK_KEY_Up:
      move (view, &view->frame, 0, -step);
      return TRUE;
    case GDK_KEY_Down:
      move (view, &view->frame, 0, step);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      resize_by (view, WHEEL_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      resize_by (view, 1 / WHEEL_STEP);
      return TRUE;
    default:
      return FALSE;
    }
}

GtkWidget *
crop_view_new (const Inspection *inspection, int width_px, int height_px, CropViewChanged changed,
               gpointer data)
{
  const IdpFile *file = inspection->photo->file;
  const IdpRect all = { 0, 0, file->width_px, file->height_px };
  View *view = g_new0 (View, 1);
  view->inspection = inspection;
  view->area = gtk_drawing_area_new ();
  view->sizes = idp_crop_sizes (file->width_px, file->height_px, inspection->rules);
  view->frame = inspection->photo->placement.rect;
  view->scale = MIN ((double) width_px / file->width_px, (double) height_px / file->height_px);
  view->changed = changed;
  view->data = data;

  const int shown_width = MAX (1, (int) (file->width_px * view->scale));
  const int shown_height = MAX (1, (int) (file->height_px * view->scale));
  view->pixbuf = picture_cut_out (file, &all, shown_width, shown_height);
  gtk_widget_set_size_request (view->area, shown_width, shown_height);
  gtk_widget_set_can_focus (view->area, TRUE);
  gtk_widget_add_events (view->area, GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK
                                         | GDK_BUTTON_MOTION_MASK | GDK_SCROLL_MASK
                                         | GDK_KEY_PRESS_MASK);
  g_object_set_data_full (G_OBJECT (view->area), "view", view, view_free);
  widgets_set_draw (view->area, draw, view);
  g_signal_connect (view->area, "button-press-event", G_CALLBACK (on_press), view);
  g_signal_connect (view->area, "motion-notify-event", G_CALLBACK (on_motion), view);
  g_signal_connect (view->area, "button-release-event", G_CALLBACK (on_release), view);
  g_signal_connect (view->area, "scroll-event", G_CALLBACK (on_scroll), view);
  g_signal_connect (view->area, "key-press-event", G_CALLBACK (on_key), view);
  return view->area;
}

void
crop_view_set_frame (GtkWidget *area, const IdpRect *frame)
{
  set_frame (g_object_get_data (G_OBJECT (area), "view"), *frame);
}
