/* crop-dialog: the finished picture before it is made.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "crop-dialog.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "adjust.h"
#include "chooser.h"
#include "delivery.h"
#include "picture.h"
#include "spotlight.h"
#include "verdict.h"
#include "widgets.h"

#define PICTURE_HEIGHT_PX 480

/* The rules that a crop can meet or break; their own titles only fit where they are broken. */
static const struct
{
  const char *rule;
  const char *title;
} bands[] = {
  { "crown-margin", N_ ("Top of the head to top edge") },
  { "eye-line", N_ ("Eyes to top edge") },
  { "face-width", N_ ("Width of the face") },
  { "not-centred", N_ ("Face off the middle") },
};

static void
add_band (GtkWidget *column, GtkSizeGroup *verdicts, const char *title, const IdpFinding *finding)
{
  g_autofree char *measure = idp_finding_measure_text (finding);
  g_autofree char *text = g_markup_printf_escaped ("<b>%s</b>\n%s", title, measure);
  g_autofree char *markup = verdict_markup (finding->verdict);
  GtkWidget *verdict = widgets_label (markup, 0);
  GtkWidget *row = widgets_row (8);

  gtk_size_group_add_widget (verdicts, verdict);
  gtk_box_pack_start (GTK_BOX (row), verdict, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), widgets_label (text, 0), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (column), row, FALSE, FALSE, 0);
}

static const IdpFinding *
find_finding (const Inspection *inspection, const char *rule)
{
  for (guint i = 0; i < inspection->findings->len; i++)
    {
      const IdpFinding *finding = inspection->findings->pdata[i];
      if (g_str_equal (finding->rule->id, rule))
        return finding;
    }
  return NULL;
}

static GtkWidget *
list_of_bands (const Inspection *inspection)
{
  GtkWidget *column = widgets_column (12);
  GtkSizeGroup *verdicts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      const IdpFinding *finding = find_finding (inspection, bands[i].rule);
      if (finding != NULL)
        add_band (column, verdicts, _ (bands[i].title), finding);
    }
  g_object_unref (verdicts);
  return column;
}

static GtkWidget *
facts (const Inspection *inspection)
{
  const IdpRect *rect = &inspection->photo->placement.rect;
  const IdpRules *rules = inspection->rules;
  const guint n_failed = idp_findings_count (inspection->findings, IDP_VERDICT_FAIL);
  GtkWidget *box = widgets_column (16);
  g_autofree char *size = g_markup_printf_escaped (
      _ ("Cut to %d×%d px at %d, %d and\nreduced to %d×%d px. Nothing else is changed."),
      rect->width, rect->height, rect->x, rect->y, rules->width_px, rules->height_px);
  g_autofree char *failed = g_markup_printf_escaped (
      g_dngettext (
          GETTEXT_PACKAGE, "<b>The photo fails %u rule.</b>\n“Check” in the same menu shows it.",
          "<b>The photo fails %u rules.</b>\n“Check” in the same menu shows them.", n_failed),
      n_failed);
  gtk_box_pack_start (GTK_BOX (box), list_of_bands (inspection), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), widgets_label (size, 0), FALSE, FALSE, 0);
  if (n_failed > 0)
    gtk_box_pack_start (GTK_BOX (box), widgets_label (failed, 0), FALSE, FALSE, 0);
  return box;
}

static GtkWidget *
build (const Inspection *inspection)
{
  const IdpRules *rules = inspection->rules;
  GtkWidget *window
      = gimp_dialog_new (_ ("Crop ID Photo"), "idphoto-crop", NULL, 0, NULL, NULL, _ ("_Cancel"),
                         GTK_RESPONSE_CANCEL, _ ("_Save As…"), GTK_RESPONSE_OK, NULL);
  GtkWidget *row = widgets_row (16);
  GtkWidget *picture
      = picture_new (PICTURE_HEIGHT_PX * rules->width_px / rules->height_px, PICTURE_HEIGHT_PX);

  picture_show (picture, inspection->photo->file, &inspection->photo->placement.rect,
                &(IdpRect){ 0 });
  gtk_container_set_border_width (GTK_CONTAINER (row), 12);
  gtk_box_pack_start (GTK_BOX (row), picture, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), facts (inspection), TRUE, TRUE, 0);
  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (window))), row);
  gtk_dialog_set_default_response (GTK_DIALOG (window), GTK_RESPONSE_OK);
  gtk_widget_show_all (row);
  return window;
}

char *
crop_dialog_run (int image, const Inspection *inspection)
{
  GtkWidget *window = build (inspection);
  Spotlight *spotlight = spotlight_new (image);
  g_autofree char *usual
      = idp_adjust_default_path (inspection->photo->file->path, inspection->rules);
  char *path = NULL;

  spotlight_show (spotlight, &inspection->photo->placement.rect);
  gimp_window_set_transient (GTK_WINDOW (window));
  while (path == NULL && gimp_dialog_run (GIMP_DIALOG (window)) == GTK_RESPONSE_OK)
    path = chooser_run (GTK_WINDOW (window), usual);
  gtk_widget_destroy (window);
  spotlight_free (spotlight);
  return path;
}
