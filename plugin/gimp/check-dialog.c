/* check-dialog: the list of findings beside the image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check-dialog.h"

#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "finding-view.h"
#include "marks.h"
#include "picture.h"
#include "preset-combo.h"
#include "settings.h"
#include "source.h"
#include "spotlight.h"
#include "verdict.h"
#include "widgets.h"

#define CLOSE_UP_PX 200
#define DETAILS_WIDTH_PX 450
#define WARNING_WIDTH_PX 640
#define LIST_HEIGHT_PX 300

/* Widths at which titles and remedies break into lines, px. */
#define TITLE_WIDTH_PX 140
#define MEASURE_WIDTH_PX 130
#define REMEDY_WIDTH_PX 230

enum
{
  COLUMN_NUMBER,
  COLUMN_VERDICT,
  COLUMN_TITLE,
  COLUMN_MEASURE,
  COLUMN_REMEDY,
  COLUMN_FINDING,
  N_COLUMNS
};

/* What the list shows, in the order of the chooser. */
enum
{
  SHOW_PROBLEMS,
  SHOW_FAILED,
  SHOW_TO_REVIEW,
  SHOW_ALL
};

enum
{
  RESPONSE_CHECK_AGAIN = 1,
};

typedef struct
{
  int image;
  Inspection *inspection;
  Spotlight *spotlight;
  GtkWidget *window;
  GtkWidget *headline;
  GtkWidget *filter; /* which findings the list shows */
  GtkListStore *store;
  GtkWidget *list;
  GtkWidget *close_up;
  GtkWidget *details;
} Dialog;

/* Measured over allowed. */
static char *
measure_text (const IdpFinding *finding)
{
  g_autofree char *measured = idp_finding_measured_text (finding);
  g_autofree char *allowed = idp_limit_text (&finding->rule->limit);
  return g_strdup_printf ("%s\n%s", measured, allowed);
}

static void
on_selection_changed (GtkTreeSelection *selection, Dialog *dialog)
{
  const IdpFile *file = dialog->inspection->photo->file;
  GtkTreeModel *model = NULL;
  GtkTreeIter iter;
  const IdpFinding *finding = NULL;
  if (!gtk_tree_selection_get_selected (selection, &model, &iter))
    return;

  gtk_tree_model_get (model, &iter, COLUMN_FINDING, &finding, -1);
  const IdpRect wide = finding_view_surroundings (finding, file);
  g_autofree char *details = finding_view_markup (finding);
  spotlight_show (dialog->spotlight,
                  idp_rect_is_empty (&finding->region) ? &finding->region : &wide);
  picture_show (dialog->close_up, file, &wide, finding);
  gtk_label_set_markup (GTK_LABEL (dialog->details), details);
}

/* NUMBER 0: a finding that is no problem has none, and no remedy. */
static void
append_row (Dialog *dialog, guint number, const IdpFinding *finding)
{
  g_autofree char *number_text = number > 0 ? g_strdup_printf ("%u", number) : NULL;
  g_autofree char *verdict = verdict_finding_markup (finding);
  g_autofree char *measure = measure_text (finding);

  gtk_list_store_insert_with_values (
      dialog->store, NULL, -1, COLUMN_NUMBER, number_text, COLUMN_VERDICT, verdict, COLUMN_TITLE,
      idp_rule_title (finding->rule), COLUMN_MEASURE, measure, COLUMN_REMEDY,
      number > 0 ? idp_rule_remedy (finding->rule) : NULL, COLUMN_FINDING, finding, -1);
}

static gboolean
is_shown (const IdpFinding *finding, int filter)
{
  switch (filter)
    {
    case SHOW_FAILED:
      return finding->verdict == IDP_VERDICT_FAIL;
    case SHOW_TO_REVIEW:
      return finding->verdict == IDP_VERDICT_REVIEW;
    default:
      return TRUE;
    }
}

static void
append_all_with (Dialog *dialog, IdpVerdict verdict)
{
  const GPtrArray *findings = dialog->inspection->findings;
  for (guint i = 0; i < findings->len; i++)
    if (((const IdpFinding *) findings->pdata[i])->verdict == verdict)
      append_row (dialog, 0, findings->pdata[i]);
}

static void
fill (Dialog *dialog)
{
  const Inspection *inspection = dialog->inspection;
  g_autoptr (GPtrArray) problems = idp_findings_problems (inspection->findings);
  g_autofree char *verdict = verdict_markup (idp_findings_verdict (inspection->findings));
  g_autofree char *counts
      = g_strdup_printf (_ ("%u failed, %u to review, %u passed, %u not measured"),
                         idp_findings_count (inspection->findings, IDP_VERDICT_FAIL),
                         idp_findings_count (inspection->findings, IDP_VERDICT_REVIEW),
                         idp_findings_count (inspection->findings, IDP_VERDICT_PASS),
                         idp_findings_count (inspection->findings, IDP_VERDICT_NOT_MEASURED));
  g_autofree char *headline = g_strconcat ("<big>", verdict, "</big>   ", counts, NULL);
  gtk_label_set_markup (GTK_LABEL (dialog->headline), headline);

  const int filter = gtk_combo_box_get_active (GTK_COMBO_BOX (dialog->filter));
  gtk_list_store_clear (dialog->store);
  for (guint i = 0; i < problems->len; i++)
    if (is_shown (problems->pdata[i], filter))
      append_row (dialog, i + 1, problems->pdata[i]);
  if (filter == SHOW_ALL)
    {
      append_all_with (dialog, IDP_VERDICT_NOT_MEASURED);
      append_all_with (dialog, IDP_VERDICT_PASS);
    }

  GtkTreePath *first = gtk_tree_path_new_first ();
  gtk_tree_view_set_cursor (GTK_TREE_VIEW (dialog->list), first, NULL, FALSE);
  gtk_tree_path_free (first);
}

/* Checks the file under RULES as it is now. */
static void
check_again (Dialog *dialog, const char *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Inspection) inspection = NULL;
  IdpFile *file = source_load (dialog->image, "", &error);
  if (file != NULL)
    inspection = inspection_new (file, rules, &error);
  if (inspection == NULL)
    {
      gimp_message (error->message);
      return;
    }

  marks_show (dialog->image, inspection);
  gtk_list_store_clear (dialog->store);
  inspection_free (dialog->inspection);
  dialog->inspection = g_steal_pointer (&inspection);
  fill (dialog);
}

static void
on_rules_changed (GtkWidget *combo, Dialog *dialog)
{
  const char *rules = preset_combo_get (combo);
  settings_set_rules (rules);
  check_again (dialog, rules);
}

/* A chooser behind LABEL, which names its key. */
static GtkWidget *
labelled (const char *text, GtkWidget *combo)
{
  GtkWidget *row = widgets_row (6);
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), combo);
  gtk_box_pack_start (GTK_BOX (row), label, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), combo, TRUE, TRUE, 0);
  return row;
}

static GtkWidget *
rules_chooser (Dialog *dialog)
{
  GtkWidget *combo = preset_combo_new (IDP_PRESET_RULES, dialog->inspection->rules->name);
  g_signal_connect (combo, "changed", G_CALLBACK (on_rules_changed), dialog);
  return labelled (_ ("_Rules:"), combo);
}

static GtkWidget *
filter_chooser (Dialog *dialog)
{
  GtkWidget *combo = dialog->filter = gtk_combo_box_text_new ();
  static const char *const titles[] = {
    [SHOW_PROBLEMS] = N_ ("Problems"),
    [SHOW_FAILED] = N_ ("Failed"),
    [SHOW_TO_REVIEW] = N_ ("To review"),
    [SHOW_ALL] = N_ ("All that was checked"),
  };
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (combo), _ (titles[i]));
  /* An empty list would look like a failure. */
  gtk_combo_box_set_active (
      GTK_COMBO_BOX (combo),
      idp_findings_count (dialog->inspection->findings, IDP_VERDICT_FAIL) == 0
              && idp_findings_count (dialog->inspection->findings, IDP_VERDICT_REVIEW) == 0
          ? SHOW_ALL
          : SHOW_PROBLEMS);
  g_signal_connect_swapped (combo, "changed", G_CALLBACK (fill), dialog);
  return labelled (_ ("_Show:"), combo);
}

/* ATTRIBUTE: "text" or "markup". WRAP_PX 0: the text stays on one line. */
static void
add_column (GtkWidget *list, const char *title, const char *attribute, int column, int wrap_px)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();
  g_object_set (cell, "yalign", 0.0, NULL);
  if (wrap_px > 0)
    g_object_set (cell, "wrap-mode", PANGO_WRAP_WORD_CHAR, "wrap-width", wrap_px, NULL);
  gtk_tree_view_append_column (GTK_TREE_VIEW (list), gtk_tree_view_column_new_with_attributes (
                                                         title, cell, attribute, column, NULL));
}

static GtkWidget *
list_of_findings (Dialog *dialog)
{
  dialog->store = gtk_list_store_new (N_COLUMNS, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING,
                                      G_TYPE_STRING, G_TYPE_STRING, G_TYPE_POINTER);
  dialog->list = gtk_tree_view_new_with_model (GTK_TREE_MODEL (dialog->store));
  g_object_unref (dialog->store);
  add_column (dialog->list, _ ("No."), "text", COLUMN_NUMBER, 0);
  add_column (dialog->list, _ ("Verdict"), "markup", COLUMN_VERDICT, 0);
  add_column (dialog->list, _ ("Checked for"), "text", COLUMN_TITLE, TITLE_WIDTH_PX);
  add_column (dialog->list, _ ("Measured / allowed"), "text", COLUMN_MEASURE, MEASURE_WIDTH_PX);
  add_column (dialog->list, _ ("What to do"), "text", COLUMN_REMEDY, REMEDY_WIDTH_PX);
  gtk_tree_view_set_search_column (GTK_TREE_VIEW (dialog->list), COLUMN_TITLE);
  g_signal_connect (gtk_tree_view_get_selection (GTK_TREE_VIEW (dialog->list)), "changed",
                    G_CALLBACK (on_selection_changed), dialog);

  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scrolled), GTK_SHADOW_IN);
  gtk_widget_set_size_request (scrolled, -1, LIST_HEIGHT_PX);
  gtk_container_add (GTK_CONTAINER (scrolled), dialog->list);
  return scrolled;
}

static GtkWidget *
one_finding (Dialog *dialog)
{
  GtkWidget *row = widgets_row (12);
  dialog->close_up = picture_new (CLOSE_UP_PX, CLOSE_UP_PX);
  dialog->details = widgets_label ("", DETAILS_WIDTH_PX);
  gtk_label_set_selectable (GTK_LABEL (dialog->details), TRUE);
  gtk_box_pack_start (GTK_BOX (row), dialog->close_up, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (row), dialog->details, TRUE, TRUE, 0);
  return row;
}

/* In colours of its own: those of the theme need not be readable. */
static GtkWidget *
warning (const char *difference)
{
  g_autofree char *markup
      = g_markup_printf_escaped ("<span foreground=\"white\">%s\n%s</span>", difference,
                                 _ ("The photo in the file was checked, not what is on screen."));
  return widgets_coloured (widgets_label (markup, WARNING_WIDTH_PX),
                           verdict_background (IDP_VERDICT_REVIEW));
}

static GtkWidget *
choosers (Dialog *dialog)
{
  GtkWidget *row = widgets_row (12);
  gtk_box_pack_start (GTK_BOX (row), rules_chooser (dialog), TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (row), filter_chooser (dialog), FALSE, FALSE, 0);
  return row;
}

static void
build (Dialog *dialog, const char *difference)
{
  dialog->window = gimp_dialog_new (_ ("ID Photo Check"), "idphoto-check", NULL, 0, NULL, NULL,
                                    _ ("Check _Again"), RESPONSE_CHECK_AGAIN, _ ("_Close"),
                                    GTK_RESPONSE_CLOSE, NULL);
  GtkWidget *box = widgets_column (8);

  gtk_container_set_border_width (GTK_CONTAINER (box), 12);
  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (dialog->window))),
                     box);
  dialog->headline = widgets_label ("", 0);
  gtk_box_pack_start (GTK_BOX (box), dialog->headline, FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), choosers (dialog), FALSE, FALSE, 0);
  if (*difference != '\0')
    gtk_box_pack_start (GTK_BOX (box), warning (difference), FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), list_of_findings (dialog), TRUE, TRUE, 0);
  gtk_box_pack_start (GTK_BOX (box), one_finding (dialog), FALSE, FALSE, 0);
  gtk_widget_show_all (box);
  gtk_widget_grab_focus (dialog->list);
}

void
check_dialog_run (int image, Inspection *inspection, const char *difference)
{
  Dialog dialog = {
    .image = image,
    .inspection = inspection,
    .spotlight = spotlight_new (image),
  };
  build (&dialog, difference);
  fill (&dialog);
  gimp_window_set_transient (GTK_WINDOW (dialog.window));
  /* At the right edge of the screen the list covers the least of the picture. */
  widgets_place_right (GTK_WINDOW (dialog.window));
  while (gimp_dialog_run (GIMP_DIALOG (dialog.window)) == RESPONSE_CHECK_AGAIN)
    {
      g_autofree char *rules = g_strdup (dialog.inspection->rules->name);
      check_again (&dialog, rules);
    }

  gtk_widget_destroy (dialog.window);
  spotlight_free (dialog.spotlight);
  inspection_free (dialog.inspection);
}
