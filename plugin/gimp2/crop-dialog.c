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

static GtkWidget *
left_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_misc_set_alignment (GTK_MISC (label), 0, 0);
  return label;
}

static void
attach_band (GtkTable *table, int row, const char *title, const IdpFinding *finding)
{
  g_autofree char *measure = idp_finding_measure_text (finding);
  g_autofree char *text = g_markup_printf_escaped ("<b>%s</b>\n%s", title, measure);
  g_autofree char *verdict = verdict_markup (finding->verdict);
  gtk_table_attach (table, left_label (verdict), 0, 1, row, row + 1, GTK_FILL, GTK_FILL, 0, 0);
  gtk_table_attach (table, left_label (text), 1, 2, row, row + 1, GTK_FILL, GTK_FILL, 0, 0);
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
band_table (const Inspection *inspection)
{
  GtkWidget *table = gtk_table_new (G_N_ELEMENTS (bands), 2, FALSE);
  gtk_table_set_row_spacings (GTK_TABLE (table), 12);
  gtk_table_set_col_spacings (GTK_TABLE (table), 8);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      const IdpFinding *finding = find_finding (inspection, bands[i].rule);
      if (finding != NULL)
        attach_band (GTK_TABLE (table), i, _ (bands[i].title), finding);
    }
  return table;
}

static GtkWidget *
facts (const Inspection *inspection)
{
  const IdpRect *rect = &inspection->photo->placement.rect;
  const IdpRules *rules = inspection->rules;
  const guint n_failed = idp_findings_count (inspection->findings, IDP_VERDICT_FAIL);
  GtkWidget *box = gtk_vbox_new (FALSE, 16);
  g_autofree char *size = g_markup_printf_escaped (
      _ ("Cut to %d×%d px at %d, %d and\nreduced to %d×%d px. Nothing else is changed."),
      rect->width, rect->height, rect->x, rect->y, rules->width_px, rules->height_px);
  g_autofree char *failed = g_markup_printf_escaped (
      g_dngettext (
          GETTEXT_PACKAGE, "<b>The photo fails %u rule.</b>\n“Check” in the same menu shows it.",
          "<b>The photo fails %u rules.</b>\n“Check” in the same menu shows them.", n_failed),
      n_failed);
  gtk_box_pack_start (GTK_BOX (box), band_table (inspection), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), left_label (size), FALSE, FALSE, 0);
  if (n_failed > 0)
    gtk_box_pack_start (GTK_BOX (box), left_label (failed), FALSE, FALSE, 0);
  return box;
}

static GtkWidget *
build (const Inspection *inspection)
{
  const IdpRules *rules = inspection->rules;
  GtkWidget *window
      = gimp_dialog_new (_ ("Crop ID Photo"), "idphoto-crop", NULL, 0, NULL, NULL, GTK_STOCK_CANCEL,
                         GTK_RESPONSE_CANCEL, GTK_STOCK_SAVE_AS, GTK_RESPONSE_OK, NULL);
  GtkWidget *row = gtk_hbox_new (FALSE, 16);
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
crop_dialog_run (gint32 image, const Inspection *inspection)
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
