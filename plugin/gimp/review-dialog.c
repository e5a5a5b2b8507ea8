/* review-dialog: the way through the photos of a folder that need a person.
 *
 * One key decides about one finding; after the last of a photo the next photo that needs a person
 * is shown. The findings of a photo change with its review file, so whatever reads that file again
 * shows the photo anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-dialog.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "host.h"
#include "marks.h"
#include "review-failures.h"
#include "review-photo.h"
#include "review-retakes.h"
#include "review-row.h"
#include "review-start.h"
#include "review-view.h"
#include "source.h"
#include "state-text.h"
#include "widgets.h"

#define TICK_MS 250
/* Every so many ticks the photo on show is read again, since others may decide about it too. */
#define TICKS_PER_LOOK 12
/* Of a crop's sides, shown around it. */
#define AROUND 0.06
#define COMMANDS_PER_ROW 4

typedef struct
{
  ReviewSession *session;
  ReviewView view;
  int current;        /* the photo on show; -1: none */
  IdpReviewRow *row;  /* of it; NULL where it is not checked yet */
  IdpFile *file;      /* of it; NULL where it cannot be read or is not the one that was checked */
  gboolean whole;     /* show all of an original, not only its crop */
  gboolean objecting; /* the note will be an objection */
  gboolean seeking;   /* the next photo that needs a person shall be shown once there is one */
  guint n_ticks;
} Dialog;

static void show_photo (Dialog *dialog, int i, int select);

static const IdpQueueEntry *
current_entry (const Dialog *dialog)
{
  return idp_review_queue_get (dialog->session->queue, dialog->current);
}

static const IdpFinding *
selected_finding (const Dialog *dialog)
{
  const int n = review_findings_get_selected (dialog->view.findings);
  return dialog->row != NULL && n >= 0 ? dialog->row->points->pdata[n] : NULL;
}

/* Can this photo be decided about? */
static gboolean
is_ready (const Dialog *dialog)
{
  return dialog->row != NULL && dialog->file != NULL
         && dialog->row->entry->stage == IDP_QUEUE_READY;
}

static void
update_progress (const Dialog *dialog)
{
  const IdpQueueCounts counts = idp_review_queue_count (dialog->session->queue);
  const guint n = idp_review_queue_length (dialog->session->queue);
  const guint n_done = n - counts.waiting - counts.unreadable - counts.states[IDP_REVIEW_OPEN];
  g_autofree char *markup = state_text_counts (&counts);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u photos need nobody"), n_done, n);
  gtk_label_set_markup (GTK_LABEL (dialog->view.counts), markup);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (dialog->view.progress), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (dialog->view.progress), (double) n_done / n);
  review_list_update (dialog->view.list, dialog->current);
}

static void
set_objecting (Dialog *dialog, gboolean objecting)
{
  dialog->objecting = objecting;
  gtk_label_set_text (GTK_LABEL (dialog->view.note_label),
                      objecting ? _ ("What is wrong? Enter rejects:") : _ ("Note (N):"));
}

static void
show_headline (const Dialog *dialog)
{
  const IdpQueueEntry *entry = current_entry (dialog);
  g_autofree char *student = idp_review_student (entry->photo, FALSE);
  g_autofree char *name = g_markup_escape_text (student, -1);
  g_autofree char *state = state_text_of (entry);
  g_autofree char *advice
      = g_markup_escape_text (dialog->row != NULL ? dialog->row->advice : "", -1);
  g_autofree char *markup = g_strdup_printf ("<big><b>%s</b></big>   %s\n%s", name, state, advice);
  gtk_label_set_markup (GTK_LABEL (dialog->view.headline), markup);
}

static void
show_warnings (const Dialog *dialog)
{
  const IdpQueueEntry *entry = current_entry (dialog);
  review_view_clear_warnings (&dialog->view);
  if (entry->stage == IDP_QUEUE_UNREADABLE)
    review_view_warn (&dialog->view, entry->error->message);
  if (entry->stage != IDP_QUEUE_READY)
    return;
  if (dialog->file == NULL)
    review_view_warn (&dialog->view, _ ("The file is gone or was replaced since it was checked. "
                                        "Open the folder again."));
  g_autofree char *failures = review_failures_warning (dialog->session, entry);
  g_autofree char *complaint = idp_review_complaint (entry->review);
  if (failures != NULL)
    review_view_warn (&dialog->view, failures);
  if (complaint != NULL)
    review_view_warn (&dialog->view, complaint);
}

/* The part of the photo that is shown, px. */
static IdpRect
shown_part (const Dialog *dialog)
{
  const IdpRect all = { 0, 0, dialog->file->width_px, dialog->file->height_px };
  const IdpChecked *checked = dialog->row->entry->checked;
  const IdpRect *crop = &checked->crop;
  if (dialog->whole || checked->finished || idp_rect_is_empty (crop))
    return all;
  const int x = (int) (AROUND * crop->width), y = (int) (AROUND * crop->height);
  const IdpRect wide = { crop->x - x, crop->y - y, crop->width + 2 * x, crop->height + 2 * y };
  return idp_rect_intersect (&wide, &all);
}

static void
show_picture (const Dialog *dialog)
{
  if (!is_ready (dialog))
    {
      review_photo_show (dialog->view.photo, NULL, NULL, NULL);
      return;
    }
  const IdpRect part = shown_part (dialog);
  review_photo_show (dialog->view.photo, dialog->file, &part, dialog->row->points);
  review_photo_point_at (dialog->view.photo, review_findings_get_selected (dialog->view.findings));
}

/* NULL where the file is not the one that was checked. */
static IdpFile *
load (const IdpQueueEntry *entry)
{
  g_autoptr (IdpFile) file
      = entry->stage == IDP_QUEUE_READY ? idp_file_load (entry->photo->path, NULL) : NULL;
  return file != NULL && g_str_equal (file->sha256, entry->checked->sha256)
             ? g_steal_pointer (&file)
             : NULL;
}

static void
forget_photo (Dialog *dialog)
{
  g_clear_pointer (&dialog->row, idp_review_row_free);
  g_clear_pointer (&dialog->file, idp_file_free);
}

/* SELECT: the finding to be selected, -1 for the first open one. */
static void
show_photo (Dialog *dialog, int i, int select)
{
  forget_photo (dialog);
  dialog->current = i;
  dialog->seeking = FALSE;
  idp_review_queue_refresh (dialog->session->queue, i);
  const IdpQueueEntry *entry = current_entry (dialog);
  if (entry->stage != IDP_QUEUE_WAITING)
    dialog->row = idp_review_row_new (entry, dialog->session->rules, FALSE);
  dialog->file = load (entry);
  review_findings_show (dialog->view.findings, dialog->row, select);
  show_picture (dialog);
  show_headline (dialog);
  show_warnings (dialog);
  set_objecting (dialog, FALSE);
  update_progress (dialog);
}

static void
seek (Dialog *dialog, int step)
{
  const int next = idp_review_queue_next (dialog->session->queue, dialog->current, step);
  if (next >= 0 || dialog->current >= 0)
    show_photo (dialog, next >= 0 ? next : dialog->current, -1);
  dialog->seeking = next < 0;
  if (next < 0)
    update_progress (dialog);
}

/* After a decision: the next finding, or the next photo. */
static void
go_on (Dialog *dialog, char *kept_aside)
{
  gtk_entry_set_text (GTK_ENTRY (dialog->view.note), "");
  if (current_entry (dialog)->state == IDP_REVIEW_OPEN)
    show_photo (dialog, dialog->current, -1);
  else
    seek (dialog, 1);
  if (kept_aside == NULL)
    return;
  g_autofree char *name = g_filename_display_basename (kept_aside);
  g_autofree char *text = g_strdup_printf (
      _ ("The review file was damaged. It is kept as %s, and what could be read of it counts."),
      name);
  review_view_warn (&dialog->view, text);
}

static void
decide_about (Dialog *dialog, const IdpFinding *finding, IdpDecision decision)
{
  g_autofree char *kept_aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = g_strdup (gtk_entry_get_text (GTK_ENTRY (dialog->view.note)));
  if (review_session_decide (dialog->session, dialog->current, finding, decision, g_strstrip (note),
                             &kept_aside, &error))
    go_on (dialog, kept_aside);
  else
    gimp_message (error->message);
}

static void
decide (Dialog *dialog, IdpDecision decision)
{
  const IdpFinding *finding = selected_finding (dialog);
  if (is_ready (dialog) && finding != NULL)
    decide_about (dialog, finding, decision);
}

/* ---- Commands */

static void
accept (Dialog *dialog)
{
  decide (dialog, IDP_DECISION_ACCEPT);
}

static void
reject (Dialog *dialog)
{
  decide (dialog, IDP_DECISION_REJECT);
}

/* Stays where it is: the user thinks again. */
static void
withdraw (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  const IdpFinding *finding = selected_finding (dialog);
  const int n = review_findings_get_selected (dialog->view.findings);
  if (!is_ready (dialog) || finding == NULL)
    return;
  if (!review_session_decide (dialog->session, dialog->current, finding, IDP_DECISION_WITHDRAW,
                              NULL, NULL, &error))
    gimp_message (error->message);
  show_photo (dialog, dialog->current, n);
}

static void
write_note (Dialog *dialog)
{
  gtk_widget_grab_focus (dialog->view.note);
}

static void
object (Dialog *dialog)
{
  if (!is_ready (dialog))
    return;
  set_objecting (dialog, TRUE);
  gtk_widget_grab_focus (dialog->view.note);
}

static void
next (Dialog *dialog)
{
  seek (dialog, 1);
}

static void
previous (Dialog *dialog)
{
  seek (dialog, -1);
}

static void
toggle_marks (Dialog *dialog)
{
  review_photo_toggle_marks (dialog->view.photo);
}

static void
toggle_whole (Dialog *dialog)
{
  dialog->whole = !dialog->whole;
  show_picture (dialog);
}

/* As an image with the marks of a check, to zoom in at will. */
static void
open_in_gimp (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  if (!is_ready (dialog))
    return;
  const int image = host_image_load (dialog->file, &error);
  g_autoptr (Inspection) inspection = NULL;
  if (image != HOST_NONE)
    inspection = inspection_new (idp_file_load (dialog->file->path, NULL),
                                 dialog->session->rules->name, &error);
  if (inspection == NULL)
    {
      gimp_message (error->message);
      return;
    }
  source_record (image, dialog->file);
  marks_show (image, inspection);
  host_image_show (image);
}

static void
record_failure (Dialog *dialog)
{
  if (is_ready (dialog)
      && review_failures_ask (GTK_WINDOW (dialog->view.window), dialog->session, dialog->current))
    show_photo (dialog, dialog->current, -1);
}

static void
save_retakes (Dialog *dialog)
{
  review_retakes_save (GTK_WINDOW (dialog->view.window), dialog->session);
}

static const struct
{
  guint key;
  const char *label;
  void (*run) (Dialog *dialog);
} commands[] = {
  { GDK_KEY_a, N_ ("Accept (A)"), accept },
  { GDK_KEY_r, N_ ("Reject (R)"), reject },
  { GDK_KEY_u, N_ ("Withdraw (U)"), withdraw },
  { GDK_KEY_o, N_ ("Other fault… (O)"), object },
  { GDK_KEY_Left, N_ ("Back (←)"), previous },
  { GDK_KEY_Return, N_ ("Next (Enter)"), next },
  { GDK_KEY_m, N_ ("Marks (M)"), toggle_marks },
  { GDK_KEY_w, N_ ("Whole photo (W)"), toggle_whole },
  { GDK_KEY_g, N_ ("Open in GIMP (G)"), open_in_gimp },
  { GDK_KEY_f, N_ ("Platform… (F)"), record_failure },
  { GDK_KEY_l, N_ ("Retakes… (L)"), save_retakes },
  { GDK_KEY_n, NULL, write_note },
  { GDK_KEY_Right, NULL, next },
  { GDK_KEY_KP_Enter, NULL, next },
  { GDK_KEY_BackSpace, NULL, previous },
};

/* Plain keys are commands unless the user writes a note. */
static gboolean
on_key (GtkWidget *window, const GdkEventKey *event, Dialog *dialog)
{
  const guint key = gdk_keyval_to_lower (event->keyval);
  if (gtk_widget_has_focus (dialog->view.note))
    {
      if (key != GDK_KEY_Escape)
        return FALSE;
      set_objecting (dialog, FALSE);
      gtk_widget_grab_focus (dialog->view.photo);
      return TRUE;
    }
  if ((event->state & (GDK_CONTROL_MASK | GDK_MOD1_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    {
      review_findings_move (dialog->view.findings, key == GDK_KEY_Up ? -1 : 1);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].key == key)
      {
        commands[i].run (dialog);
        return TRUE;
      }
  return FALSE;
}

/* Enter in the note: it is kept for the next decision, or is itself one. */
static void
on_note (GtkEntry *note, Dialog *dialog)
{
  gtk_widget_grab_focus (dialog->view.photo);
  if (dialog->objecting && *gtk_entry_get_text (note) != '\0')
    decide_about (dialog, NULL, IDP_DECISION_REJECT);
  set_objecting (dialog, FALSE);
}

static void
on_chosen (guint i, gpointer data)
{
  show_photo (data, i, -1);
}

static void
on_selected (int n, gpointer data)
{
  Dialog *dialog = data;
  review_photo_point_at (dialog->view.photo, n);
  review_view_show_finding (&dialog->view, dialog->file,
                            dialog->row != NULL && n >= 0 ? dialog->row->points->pdata[n] : NULL);
}

static void
on_command (GtkWidget *button, Dialog *dialog)
{
  const guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "command"));
  commands[i].run (dialog);
}

static gboolean
on_tick (gpointer data)
{
  Dialog *dialog = data;
  const guint n_new = idp_review_queue_update (dialog->session->queue);
  const gboolean look = dialog->current >= 0 && ++dialog->n_ticks % TICKS_PER_LOOK == 0
                        && !gtk_widget_has_focus (dialog->view.note);
  const gboolean arrived = dialog->current >= 0 && dialog->row == NULL
                           && current_entry (dialog)->stage != IDP_QUEUE_WAITING;
  if (dialog->seeking && n_new > 0)
    seek (dialog, 1);
  else if (arrived || (look && !dialog->seeking))
    show_photo (dialog, dialog->current, review_findings_get_selected (dialog->view.findings));
  else if (n_new > 0)
    update_progress (dialog);
  return G_SOURCE_CONTINUE;
}

static void
add_commands (Dialog *dialog)
{
  GtkWidget *row = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (commands) && commands[i].label != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (commands[i].label));
      if (i % COMMANDS_PER_ROW == 0)
        {
          row = widgets_row (4);
          gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
          gtk_box_pack_start (GTK_BOX (dialog->view.commands), row, FALSE, FALSE, 0);
        }
      /* Enter goes on, whatever was clicked. */
      gtk_widget_set_can_focus (button, FALSE);
      g_object_set_data (G_OBJECT (button), "command", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (on_command), dialog);
      gtk_box_pack_start (GTK_BOX (row), button, TRUE, TRUE, 0);
    }
}

GimpPDBStatusType
review_dialog_run (const char *rules)
{
  g_autoptr (ReviewSession) session = review_start (rules);
  if (session == NULL)
    return GIMP_PDB_CANCEL;

  Dialog dialog = { .session = session, .current = -1, .seeking = TRUE };
  review_view_init (&dialog.view, session, on_chosen, on_selected, &dialog);
  add_commands (&dialog);
  set_objecting (&dialog, FALSE);
  gtk_widget_set_can_focus (dialog.view.photo, TRUE);
  gtk_widget_show_all (gtk_dialog_get_content_area (GTK_DIALOG (dialog.view.window)));
  gtk_widget_grab_focus (dialog.view.photo);
  g_signal_connect (dialog.view.window, "key-press-event", G_CALLBACK (on_key), &dialog);
  g_signal_connect (dialog.view.note, "activate", G_CALLBACK (on_note), &dialog);
  const guint tick = g_timeout_add (TICK_MS, on_tick, &dialog);
  update_progress (&dialog);
  gimp_dialog_run (GIMP_DIALOG (dialog.view.window));

  g_source_remove (tick);
  gtk_widget_destroy (dialog.view.window);
  forget_photo (&dialog);
  return GIMP_PDB_SUCCESS;
}
