/* crop-dialog: the crop in the photo, to be moved and sized before it is made.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "crop-dialog.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "adjust.h"
#include "chooser.h"
#include "crop-frame.h"
#include "crop-view.h"
#include "verdict.h"
#include "widgets.h"

#define VIEW_WIDTH_PX 640
#define VIEW_HEIGHT_PX 640
#define TEXT_WIDTH_PX 300

enum
{
  RESPONSE_RESET = 1,
};

/* The rules' own titles only fit where they are broken. */
static const char *const band_titles[IDP_BAND_N] = {
  [IDP_BAND_CROWN] = N_ ("Top of the head to top edge"),
  [IDP_BAND_EYES] = N_ ("Eyes to top edge"),
  [IDP_BAND_FACE_WIDTH] = N_ ("Width of the face"),
  [IDP_BAND_MIDDLE] = N_ ("Face off the middle"),
};

typedef struct
{
  const Inspection *inspection;
  IdpRect frame; /* px of the upright photo */
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *verdicts[IDP_BAND_N]; /* NULL where the rules do not ask */
  GtkWidget *measures[IDP_BAND_N];
  GtkWidget *size;
} Dialog;

static void
show_size (Dialog *dialog)
{
  const IdpRect *frame = &dialog->frame;
  const IdpRules *rules = dialog->inspection->rules;
  const IdpFile *file = dialog->inspection->photo->file;
  const IdpCropSizes sizes = idp_crop_sizes (file->width_px, file->height_px, rules);
  const int units = frame->width / sizes.unit_width_px;
  const char *stop = units == sizes.smallest  ? _ ("Smaller would have to be enlarged.")
                     : units == sizes.largest ? _ ("Larger is not in the photo.")
                                              : "";
  g_autofree char *markup = g_markup_printf_escaped (
      _ ("Cut to %d×%d px at %d, %d and\nreduced to %d×%d px. Nothing else is changed."),
      frame->width, frame->height, frame->x, frame->y, rules->width_px, rules->height_px);
  g_autofree char *text = g_strconcat (markup, "\n<b>", stop, "</b>", NULL);
  gtk_label_set_markup (GTK_LABEL (dialog->size), text);
}

static void
on_changed (const IdpRect *frame, gpointer data)
{
  Dialog *dialog = data;
  const IdpRules *rules = dialog->inspection->rules;
  const IdpPlacement placement
      = idp_placement_measure (&dialog->inspection->photo->face, frame, rules);
  dialog->frame = *frame;
  for (IdpBand band = 0; band < IDP_BAND_N; band++)
    {
      const IdpFinding finding = idp_placement_judge (&placement, band, rules);
      if (dialog->verdicts[band] == NULL)
        continue;
      g_autofree char *verdict = verdict_markup (finding.verdict);
      g_autofree char *measure = idp_finding_measure_text (&finding);
      g_autofree char *text
          = g_markup_printf_escaped ("<b>%s</b>\n%s", _ (band_titles[band]), measure);
      gtk_label_set_markup (GTK_LABEL (dialog->verdicts[band]), verdict);
      gtk_label_set_markup (GTK_LABEL (dialog->measures[band]), text);
    }
  show_size (dialog);
}

static GtkWidget *
list_of_bands (Dialog *dialog)
{
  GtkWidget *column = widgets_column (12);
  GtkSizeGroup *verdicts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (IdpBand band = 0; band < IDP_BAND_N; band++)
    {
      GtkWidget *row = widgets_row (8);
      if (idp_placement_judge (&dialog->inspection->photo->placement, band,
                               dialog->inspection->rules)
              .rule
          == NULL)
        continue;
      dialog->verdicts[band] = widgets_label ("", 0);
      dialog->measures[band] = widgets_label ("", 0);
      gtk_size_group_add_widget (verdicts, dialog->verdicts[band]);
      gtk_box_pack_start (GTK_BOX (row), dialog->verdicts[band], FALSE, FALSE, 0);
      gtk_box_pack_start (GTK_BOX (row), dialog->measures[band], FALSE, FALSE, 0);
      gtk_box_pack_start (GTK_BOX (column), row, FALSE, FALSE, 0);
    }
  g_object_unref (verdicts);
  return column;
}

static GtkWidget *
facts (Dialog *dialog)
{
  const guint n_failed = idp_findings_count (dialog->inspection->findings, IDP_VERDICT_FAIL);
  GtkWidget *box = widgets_column (16);
  g_autofree char *failed = g_markup_printf_escaped (
      g_dngettext (
          GETTEXT_PACKAGE, "<b>The photo fails %u rule.</b>\n“Check” in the same menu shows it.",
          "<b>The photo fails %u rules.</b>\n“Check” in the same menu shows them.", n_failed),
      n_failed);
  g_autofree char *keys = g_markup_printf_escaped (
      "<small>%s</small>", _ ("Drag the frame to move it, a corner to size it; or use the arrow "
                              "keys, with Shift for larger steps, + and −."));
  dialog->size = widgets_label ("", TEXT_WIDTH_PX);
  gtk_box_pack_start (GTK_BOX (box), list_of_bands (dialog), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), dialog->size, FALSE, FALSE, 0);
  if (n_failed > 0)
    gtk_box_pack_start (GTK_BOX (box), widgets_label (failed, TEXT_WIDTH_PX), FALSE, FALSE, 0);
  gtk_box_pack_end (GTK_BOX (box), widgets_label (keys, TEXT_WIDTH_PX), FALSE, FALSE, 0);
  return box;
}

static void
build (Dialog *dialog)
{
  dialog->window = gimp_dialog_new (_ ("Crop ID Photo"), "idphoto-crop", NULL, 0, NULL, NULL,
                                    _ ("_Proposed Crop"), RESPONSE_RESET, _ ("_Cancel"),
                                    GTK_RESPONSE_CANCEL, _ ("_Save As…"), GTK_RESPONSE_OK, NULL);
  GtkWidget *row = widgets_row (16);
  dialog->view
      = crop_view_new (dialog->inspection, VIEW_WIDTH_PX, VIEW_HEIGHT_PX, on_changed, dialog);
  gtk_container_set_border_width (GTK_CONTAINER (row), 12);
  gtk_box_pack_start (GTK_BOX (row), dialog->view, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), facts (dialog), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (dialog->window))),
                     row);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog->window), GTK_RESPONSE_OK);
  gtk_widget_show_all (row);
}

char *
crop_dialog_run (const Inspection *inspection, IdpRect *rect)
{
  Dialog dialog = { .inspection = inspection };
  g_autofree char *usual
      = idp_adjust_default_path (inspection->photo->file->path, inspection->rules);
  char *path = NULL;
  int response = RESPONSE_RESET;

  build (&dialog);
  gimp_window_set_transient (GTK_WINDOW (dialog.window));
  widgets_place_right (GTK_WINDOW (dialog.window)); /* where it covers the least of the picture */
  while (path == NULL && (response == RESPONSE_RESET || response == GTK_RESPONSE_OK))
    {
      if (response == RESPONSE_RESET)
        {
          crop_view_set_frame (dialog.view, &inspection->photo->placement.rect);
          gtk_widget_grab_focus (dialog.view);
        }
      else
        path = chooser_run (GTK_WINDOW (dialog.window), usual);
      if (path == NULL)
        response = gimp_dialog_run (GIMP_DIALOG (dialog.window));
    }
  gtk_widget_destroy (dialog.window);
  *rect = dialog.frame;
  return path;
}
