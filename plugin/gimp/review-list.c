/* review-list: the photos of a folder as a list with small pictures.
 *
 * Made for thousands: a row holds the number of its photo only, and its picture is decoded when it
 * is first seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-list.h"

#include "picture.h"
#include "review-row.h"
#include "state-text.h"

#define THUMBNAIL_WIDTH_PX 48
#define THUMBNAIL_HEIGHT_PX 64
#define LIST_WIDTH_PX 236

/* Attached to the widget. */
typedef struct
{
  const IdpReviewQueue *queue;
  ReviewListChosen chosen;
  gpointer data;
  GtkListStore *store; /* one guint: the number of the photo */
  GtkWidget *tree;
  GHashTable *thumbnails; /* number of the photo -> GdkPixbuf */
  GArray *order;          /* as the store has it */
  gboolean updating;      /* the selection changes, but the user did not do it */
} List;

static void
list_free (gpointer data)
{
  List *list = data;
  g_hash_table_unref (list->thumbnails);
  g_array_unref (list->order);
  g_free (list);
}

static GdkPixbuf *
decode (GBytes *jpeg)
{
  g_autoptr (IdpFile) file = idp_file_new ("", jpeg, NULL);
  if (file == NULL)
    return NULL;
  const double scale = MIN ((double) THUMBNAIL_WIDTH_PX / file->width_px,
                            (double) THUMBNAIL_HEIGHT_PX / file->height_px);
  const IdpRect all = { 0, 0, file->width_px, file->height_px };
  return picture_cut_out (file, &all, MAX (1, (int) (file->width_px * scale)),
                          MAX (1, (int) (file->height_px * scale)));
}

static GdkPixbuf *
thumbnail_of (List *list, guint i)
{
  const IdpQueueEntry *entry = idp_review_queue_get (list->queue, i);
  if (entry->stage != IDP_QUEUE_READY)
    return NULL;
  GdkPixbuf *known = g_hash_table_lookup (list->thumbnails, GUINT_TO_POINTER (i));
  if (known != NULL)
    return known;
  GdkPixbuf *decoded = decode (entry->checked->thumbnail);
  if (decoded != NULL)
    g_hash_table_insert (list->thumbnails, GUINT_TO_POINTER (i), decoded);
  return decoded;
}

static guint
photo_at (GtkTreeModel *model, GtkTreeIter *iter)
{
  guint i = 0;
  gtk_tree_model_get (model, iter, 0, &i, -1);
  return i;
}

static void
set_thumbnail (GtkTreeViewColumn *column, GtkCellRenderer *cell, GtkTreeModel *model,
               GtkTreeIter *iter, gpointer list)
{
  g_object_set (cell, "pixbuf", thumbnail_of (list, photo_at (model, iter)), NULL);
}

static void
set_text (GtkTreeViewColumn *column, GtkCellRenderer *cell, GtkTreeModel *model, GtkTreeIter *iter,
          gpointer data)
{
  const List *list = data;
  const IdpQueueEntry *entry = idp_review_queue_get (list->queue, photo_at (model, iter));
  g_autofree char *student = idp_review_student (entry->photo, FALSE);
  g_autofree char *state = state_text_of (entry);
  g_autofree char *name = g_markup_escape_text (student, -1);
  g_autofree char *markup = g_strdup_printf ("%s\n<small>%s</small>", name, state);
  g_object_set (cell, "markup", markup, NULL);
}

static void
on_selection_changed (GtkTreeSelection *selection, List *list)
{
  GtkTreeModel *model = NULL;
  GtkTreeIter iter;
  if (!list->updating && gtk_tree_selection_get_selected (selection, &model, &iter))
    list->chosen (photo_at (model, &iter), list->data);
}

static void
add_column (List *list, GtkCellRenderer *cell, GtkTreeCellDataFunc set, int width_px)
{
  GtkTreeViewColumn *column = gtk_tree_view_column_new ();
  gtk_tree_view_column_pack_start (column, cell, TRUE);
  gtk_tree_view_column_set_cell_data_func (column, cell, set, list, NULL);
  gtk_tree_view_column_set_sizing (column, GTK_TREE_VIEW_COLUMN_FIXED);
  gtk_tree_view_column_set_fixed_width (column, width_px);
  gtk_tree_view_append_column (GTK_TREE_VIEW (list->tree), column);
}

static GtkWidget *
build (List *list)
{
  GtkCellRenderer *picture = gtk_cell_renderer_pixbuf_new ();
  GtkCellRenderer *text = gtk_cell_renderer_text_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  gtk_cell_renderer_set_fixed_size (picture, THUMBNAIL_WIDTH_PX + 8, THUMBNAIL_HEIGHT_PX + 6);
  g_object_set (text, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL);
  list->tree = gtk_tree_view_new_with_model (GTK_TREE_MODEL (list->store));
  add_column (list, picture, set_thumbnail, THUMBNAIL_WIDTH_PX + 10);
  add_column (list, text, set_text, LIST_WIDTH_PX - THUMBNAIL_WIDTH_PX - 34);
  gtk_tree_view_set_fixed_height_mode (GTK_TREE_VIEW (list->tree), TRUE);
  gtk_tree_view_set_headers_visible (GTK_TREE_VIEW (list->tree), FALSE);
  /* Letters are commands. */
  gtk_tree_view_set_enable_search (GTK_TREE_VIEW (list->tree), FALSE);
  g_signal_connect (gtk_tree_view_get_selection (GTK_TREE_VIEW (list->tree)), "changed",
                    G_CALLBACK (on_selection_changed), list);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scrolled), GTK_SHADOW_IN);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH_PX, -1);
  gtk_container_add (GTK_CONTAINER (scrolled), list->tree);
  return scrolled;
}

GtkWidget *
review_list_new (const IdpReviewQueue *queue, ReviewListChosen chosen, gpointer data)
{
  List *list = g_new0 (List, 1);
  list->queue = queue;
  list->chosen = chosen;
  list->data = data;
  list->store = gtk_list_store_new (1, G_TYPE_UINT);
  list->thumbnails = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  list->order = idp_review_queue_order (queue);
  for (guint k = 0; k < list->order->len; k++)
    gtk_list_store_insert_with_values (list->store, NULL, -1, 0,
                                       g_array_index (list->order, guint, k), -1);
  GtkWidget *widget = build (list);
  g_object_unref (list->store);
  g_object_set_data_full (G_OBJECT (widget), "list", list, list_free);
  return widget;
}

/* Puts the rows into ORDER, which it takes. */
static void
reorder (List *list, GArray *order)
{
  GtkTreeIter iter;
  gboolean more = gtk_tree_model_get_iter_first (GTK_TREE_MODEL (list->store), &iter);
  for (guint k = 0; more; k++)
    {
      const guint i = g_array_index (order, guint, k);
      if (i != g_array_index (list->order, guint, k))
        gtk_list_store_set (list->store, &iter, 0, i, -1);
      more = gtk_tree_model_iter_next (GTK_TREE_MODEL (list->store), &iter);
    }
  g_array_unref (list->order);
  list->order = order;
}

static int
row_of (const List *list, int photo)
{
  for (guint k = 0; k < list->order->len; k++)
    if ((int) g_array_index (list->order, guint, k) == photo)
      return k;
  return -1;
}

void
review_list_update (GtkWidget *widget, int current)
{
  List *list = g_object_get_data (G_OBJECT (widget), "list");
  GtkTreeSelection *selection = gtk_tree_view_get_selection (GTK_TREE_VIEW (list->tree));

  list->updating = TRUE;
  reorder (list, idp_review_queue_order (list->queue));
  const int row = row_of (list, current);
  GtkTreePath *path = gtk_tree_path_new_from_indices (MAX (0, row), -1);
  if (row < 0)
    gtk_tree_selection_unselect_all (selection);
  else if (!gtk_tree_selection_path_is_selected (selection, path))
    {
      gtk_tree_view_set_cursor (GTK_TREE_VIEW (list->tree), path, NULL, FALSE);
      gtk_tree_view_scroll_to_cell (GTK_TREE_VIEW (list->tree), path, NULL, TRUE, 0.4, 0);
    }
  gtk_tree_path_free (path);
  gtk_widget_queue_draw (list->tree);
  list->updating = FALSE;
}
