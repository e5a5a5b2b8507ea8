/* review-findings: the findings of one photo, and what was decided about each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-findings.h"

#include <glib/gi18n-lib.h>

#include "verdict.h"

#define LIST_HEIGHT_PX 210
#define TITLE_WIDTH_PX 190
#define WORDS_WIDTH_PX 170

enum
{
  COLUMN_NUMBER,
  COLUMN_VERDICT,
  COLUMN_TITLE,
  COLUMN_WORDS,
  N_COLUMNS
};

/* Attached to the widget. */
typedef struct
{
  ReviewFindingsSelected selected;
  gpointer data;
  GtkListStore *store;
  GtkWidget *tree;
  gboolean filling;
} Findings;

static int
row_count (const Findings *findings)
{
  return gtk_tree_model_iter_n_children (GTK_TREE_MODEL (findings->store), NULL);
}

static void
select_row (Findings *findings, int n)
{
  GtkTreePath *path = gtk_tree_path_new_from_indices (n, -1);
  gtk_tree_view_set_cursor (GTK_TREE_VIEW (findings->tree), path, NULL, FALSE);
  gtk_tree_path_free (path);
}

static int
selected_row (const Findings *findings)
{
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (findings->tree));
  GtkTreeModel *model = NULL;
  GtkTreeIter iter;
  if (!gtk_tree_selection_get_selected (selection, &model, &iter))
    return -1;
  GtkTreePath *path = gtk_tree_model_get_path (model, &iter);
  const int n = gtk_tree_path_get_indices (path)[0];
  gtk_tree_path_free (path);
  return n;
}

static void
on_selection_changed (GtkTreeSelection *selection, const Findings *findings)
{
  if (!findings->filling)
    findings->selected (selected_row (findings), findings->data);
}

/* WRAP_PX 0: the text stays on one line. */
static void
add_column (const Findings *findings, const char *title, const char *attribute, int column,
            int wrap_px)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();
  g_object_set (cell, "yalign", 0.0, NULL);
  if (wrap_px > 0)
    g_object_set (cell, "wrap-mode", PANGO_WRAP_WORD_CHAR, "wrap-width", wrap_px, NULL);
  gtk_tree_view_append_column (
      GTK_TREE_VIEW (findings->tree),
      gtk_tree_view_column_new_with_attributes (title, cell, attribute, column, NULL));
}

GtkWidget *
review_findings_new (ReviewFindingsSelected selected, gpointer data)
{
  Findings *findings = g_new0 (Findings, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  findings->selected = selected;
  findings->data = data;
  findings->store
      = gtk_list_store_new (N_COLUMNS, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  findings->tree = gtk_tree_view_new_with_model (GTK_TREE_MODEL (findings->store));
  g_object_unref (findings->store);
  add_column (findings, _ ("No."), "text", COLUMN_NUMBER, 0);
  add_column (findings, _ ("Verdict"), "markup", COLUMN_VERDICT, 0);
  add_column (findings, _ ("Checked for"), "text", COLUMN_TITLE, TITLE_WIDTH_PX);
  add_column (findings, _ ("Decision"), "text", COLUMN_WORDS, WORDS_WIDTH_PX);
  /* Letters are commands. */
  gtk_tree_view_set_enable_search (GTK_TREE_VIEW (findings->tree), FALSE);
  g_signal_connect (gtk_tree_view_get_selection (GTK_TREE_VIEW (findings->tree)), "changed",
                    G_CALLBACK (on_selection_changed), findings);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scrolled), GTK_SHADOW_IN);
  gtk_widget_set_size_request (scrolled, -1, LIST_HEIGHT_PX);
  gtk_container_add (GTK_CONTAINER (scrolled), findings->tree);
  g_object_set_data_full (G_OBJECT (scrolled), "findings", findings, g_free);
  return scrolled;
}

static void
append_point (const Findings *findings, const IdpReviewRow *row, guint n)
{
  const IdpFinding *finding = row->points->pdata[n];
  g_autofree char *verdict = verdict_finding_markup (finding);
  g_autoptr (GPtrArray) words = idp_review_row_words (row, finding);
  g_ptr_array_add (words, NULL);
  g_autofree char *said = g_strjoinv ("\n", (char **) words->pdata);
  gtk_list_store_insert_with_values (findings->store, NULL, -1, COLUMN_NUMBER, n + 1,
                                     COLUMN_VERDICT, verdict, COLUMN_TITLE,
                                     idp_rule_title (finding->rule), COLUMN_WORDS, said, -1);
}

static gboolean
is_open (const IdpReviewRow *row, const IdpFinding *finding)
{
  const IdpRulingKind ruling = idp_review_ruling (row->entry->review, finding).kind;
  return ruling == IDP_RULING_CONFLICT
         || (ruling == IDP_RULING_NONE && finding->verdict == IDP_VERDICT_REVIEW);
}

/* The first open one, else the first. */
static int
first_open (const IdpReviewRow *row)
{
  for (guint n = 0; n < row->points->len; n++)
    if (is_open (row, row->points->pdata[n]))
      return n;
  return 0;
}

void
review_findings_show (GtkWidget *widget, const IdpReviewRow *row, int select)
{
  Findings *findings = g_object_get_data (G_OBJECT (widget), "findings");
  findings->filling = TRUE;
  gtk_list_store_clear (findings->store);
  for (guint n = 0; row != NULL && n < row->points->len; n++)
    append_point (findings, row, n);
  if (row_count (findings) > 0)
    select_row (findings, select >= 0 && select < row_count (findings) ? select : first_open (row));
  findings->filling = FALSE;
  findings->selected (selected_row (findings), findings->data);
}

int
review_findings_get_selected (GtkWidget *widget)
{
  return selected_row (g_object_get_data (G_OBJECT (widget), "findings"));
}

void
review_findings_move (GtkWidget *widget, int step)
{
  Findings *findings = g_object_get_data (G_OBJECT (widget), "findings");
  const int n = selected_row (findings) + step;
  if (n >= 0 && n < row_count (findings))
    select_row (findings, n);
}
