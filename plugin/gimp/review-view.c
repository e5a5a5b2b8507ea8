/* review-view: the widgets of the review window, without what they do.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-view.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "finding-view.h"
#include "picture.h"
#include "review-photo.h"
#include "verdict.h"
#include "widgets.h"

#define PHOTO_WIDTH_PX 420
#define PHOTO_HEIGHT_PX 560
#define CLOSE_UP_PX 170
#define DETAILS_WIDTH_PX 320
#define WARNING_WIDTH_PX 500

static void
pack (GtkWidget *box, GtkWidget *widget, gboolean expand)
{
  gtk_box_pack_start (GTK_BOX (box), widget, expand, expand, 0);
}

static GtkWidget *
scrolled_label (GtkWidget *label, int height_px)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  gtk_viewport_set_shadow_type (GTK_VIEWPORT (viewport), GTK_SHADOW_NONE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_container_add (GTK_CONTAINER (viewport), label);
  gtk_container_add (GTK_CONTAINER (scrolled), viewport);
  gtk_widget_set_size_request (scrolled, -1, height_px);
  return scrolled;
}

static GtkWidget *
one_finding (ReviewView *view)
{
  GtkWidget *row = widgets_row (10);
  view->close_up = picture_new (CLOSE_UP_PX, CLOSE_UP_PX);
  view->details = widgets_label ("", DETAILS_WIDTH_PX);
  pack (row, view->close_up, FALSE);
  pack (row, scrolled_label (view->details, CLOSE_UP_PX), TRUE);
  return row;
}

static GtkWidget *
note_row (ReviewView *view)
{
  GtkWidget *row = widgets_row (6);
  view->note_label = widgets_label ("", 0);
  view->note = gtk_entry_new ();
  pack (row, view->note_label, FALSE);
  pack (row, view->note, TRUE);
  return row;
}

static GtkWidget *
right_side (ReviewView *view, ReviewFindingsSelected selected, gpointer data)
{
  GtkWidget *column = widgets_column (8);
  view->headline = widgets_label ("", 0);
  view->warnings = widgets_column (4);
  view->findings = review_findings_new (selected, data);
  view->commands = widgets_column (4);
  pack (column, view->headline, FALSE);
  pack (column, view->warnings, FALSE);
  pack (column, view->findings, TRUE);
  pack (column, one_finding (view), FALSE);
  pack (column, note_row (view), FALSE);
  pack (column, view->commands, FALSE);
  return column;
}

static GtkWidget *
left_side (ReviewView *view, const ReviewSession *session, ReviewListChosen chosen, gpointer data)
{
  GtkWidget *column = widgets_column (6);
  view->progress = gtk_progress_bar_new ();
  view->list = review_list_new (session->queue, chosen, data);
  pack (column, view->progress, FALSE);
  pack (column, view->list, TRUE);
  return column;
}

void
review_view_init (ReviewView *view, const ReviewSession *session, ReviewListChosen chosen,
                  ReviewFindingsSelected selected, gpointer data)
{
  g_autofree char *folder = g_filename_display_basename (session->folder);
  /* A folder's name. */
  g_autofree char *title = g_strdup_printf (_ ("Review: %s"), folder);
  GtkWidget *box = widgets_column (8), *row = widgets_row (12);

  view->window = gimp_dialog_new (title, "idphoto-review", NULL, 0, NULL, NULL, _ ("_Close"),
                                  GTK_RESPONSE_CLOSE, NULL);
  view->counts = widgets_label ("", 0);
  view->photo = review_photo_new (PHOTO_WIDTH_PX, PHOTO_HEIGHT_PX);
  gtk_container_set_border_width (GTK_CONTAINER (box), 10);
  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (view->window))), box);
  pack (box, view->counts, FALSE);
  pack (row, left_side (view, session, chosen, data), FALSE);
  pack (row, view->photo, FALSE);
  pack (row, right_side (view, selected, data), TRUE);
  pack (box, row, TRUE);
}

void
review_view_warn (const ReviewView *view, const char *text)
{
  g_autofree char *markup = g_markup_printf_escaped ("<span foreground=\"white\">%s</span>", text);
  GtkWidget *warning = widgets_coloured (widgets_label (markup, WARNING_WIDTH_PX),
                                         verdict_background (IDP_VERDICT_FAIL));
  pack (view->warnings, warning, FALSE);
  gtk_widget_show_all (warning);
}

static void
destroy (GtkWidget *widget, gpointer data)
{
  gtk_widget_destroy (widget);
}

void
review_view_clear_warnings (const ReviewView *view)
{
  gtk_container_foreach (GTK_CONTAINER (view->warnings), destroy, NULL);
}

void
review_view_show_finding (const ReviewView *view, const IdpFile *file, const IdpFinding *finding)
{
  g_autofree char *markup = finding != NULL ? finding_view_markup (finding) : g_strdup ("");
  gtk_label_set_markup (GTK_LABEL (view->details), markup);
  if (file == NULL || finding == NULL)
    {
      picture_clear (view->close_up);
      return;
    }
  const IdpRect wide = finding_view_surroundings (finding, file);
  picture_show (view->close_up, file, &wide, finding);
}
