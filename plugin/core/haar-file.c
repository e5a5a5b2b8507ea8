/* haar-file: reads a cascade from a file of OpenCV 4.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "haar-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

void
idp_haar_free (IdpHaar *haar)
{
  if (haar == NULL)
    return;
  g_array_unref (haar->stages);
  g_array_unref (haar->trees);
  g_array_unref (haar->nodes);
  g_array_unref (haar->leaves);
  g_array_unref (haar->features);
  g_free (haar);
}

typedef struct
{
  IdpHaar *haar;
  GString *text; /* of the element being read */
  int n_rects;   /* of the feature being read */
} Reader;

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                       _ ("is not a cascade of Haar features"));
  return FALSE;
}

/* Reads exactly N numbers if N >= 0, else all there are. */
static GArray *
read_numbers (const char *text, int n, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  for (char *end = NULL;; text = end)
    {
      const double value = g_ascii_strtod (text, &end);
      if (end == text)
        break;
      g_array_append_val (numbers, value);
    }
  text += strspn (text, " \t\r\n");
  if (*text != '\0' || (n >= 0 && (int) numbers->len != n))
    {
      set_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&numbers);
}

static gboolean
read_number (const char *text, double *value, GError **error)
{
  g_autoptr (GArray) numbers = read_numbers (text, 1, error);
  if (numbers == NULL)
    return FALSE;
  *value = g_array_index (numbers, double, 0);
  return TRUE;
}

static int
child_from_file (double child, int first_node, int first_leaf)
{
  return child > 0 ? first_node + (int) child : ~(first_leaf - (int) child);
}

/* Groups of: left, right, feature, threshold. The leaves of the tree follow in an element of their
 * own. */
static gboolean
take_nodes (Reader *reader, GError **error)
{
  IdpHaar *haar = reader->haar;
  g_autoptr (GArray) numbers = read_numbers (reader->text->str, -1, error);
  if (numbers == NULL)
    return FALSE;
  if (numbers->len == 0 || numbers->len % 4 != 0)
    return set_damaged (error);

  const int first_node = haar->nodes->len, first_leaf = haar->leaves->len;
  g_array_append_val (haar->trees, first_node);
  for (const double *v = (const double *) (gpointer) numbers->data, *end = v + numbers->len;
       v < end; v += 4)
    {
      const IdpHaarNode node
          = { child_from_file (v[0], first_node, first_leaf),
              child_from_file (v[1], first_node, first_leaf), (int) v[2], (float) v[3] };
      g_array_append_val (haar->nodes, node);
    }
  return TRUE;
}

static gboolean
take_leaves (Reader *reader, GError **error)
{
  g_autoptr (GArray) numbers = read_numbers (reader->text->str, -1, error);
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    {
      const float leaf = g_array_index (numbers, double, i);
      g_array_append_val (reader->haar->leaves, leaf);
    }
  return TRUE;
}

static gboolean
take_stage_threshold (Reader *reader, GError **error)
{
  /* OpenCV lets a sum pass that misses by rounding only. */
  const double slack = 1e-5;
  double threshold = 0;
  if (!read_number (reader->text->str, &threshold, error))
    return FALSE;
  const IdpHaarStage stage = { 0, threshold - slack };
  g_array_append_val (reader->haar->stages, stage);
  return TRUE;
}

static gboolean
take_rect (Reader *reader, GError **error)
{
  g_autoptr (GArray) numbers = read_numbers (reader->text->str, 5, error);
  if (numbers == NULL)
    return FALSE;
  GArray *features = reader->haar->features;
  if (features->len == 0 || reader->n_rects == IDP_HAAR_MAX_RECTS)
    return set_damaged (error);

  IdpHaarFeature *feature = &g_array_index (features, IdpHaarFeature, features->len - 1);
  const double *v = (const double *) (gpointer) numbers->data;
  feature->rects[reader->n_rects] = (IdpRect){ v[0], v[1], v[2], v[3] };
  feature->weights[reader->n_rects] = v[4];
  reader->n_rects++;
  return TRUE;
}

static gboolean
take_tilted (Reader *reader, GError **error)
{
  GArray *features = reader->haar->features;
  double tilted = 0;
  if (!read_number (reader->text->str, &tilted, error))
    return FALSE;
  if (features->len == 0)
    return set_damaged (error);
  if (tilted != 0)
    g_array_index (features, IdpHaarFeature, features->len - 1).tilted = reader->haar->tilted
        = TRUE;
  return TRUE;
}

static gboolean
take_window (Reader *reader, GError **error)
{
  double px = 0;
  if (!read_number (reader->text->str, &px, error))
    return FALSE;
  if (px < 4 || px > 100 || (reader->haar->window_px != 0 && px != reader->haar->window_px))
    return set_damaged (error);
  reader->haar->window_px = px;
  return TRUE;
}

static const char *
parent_of (GMarkupParseContext *context, int generations)
{
  const GSList *element
      = g_slist_nth ((GSList *) g_markup_parse_context_get_element_stack (context), generations);
  return element != NULL ? element->data : "";
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names,
               const char **values, gpointer data, GError **error)
{
  Reader *reader = data;
  g_string_truncate (reader->text, 0);
  if (g_str_equal (name, "rects"))
    {
      const IdpHaarFeature feature = { 0 };
      g_array_append_val (reader->haar->features, feature);
      reader->n_rects = 0;
    }
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reader *reader = data;
  IdpHaar *haar = reader->haar;
  const char *parent = parent_of (context, 1);

  if (g_str_equal (name, "internalNodes"))
    take_nodes (reader, error);
  else if (g_str_equal (name, "leafValues"))
    take_leaves (reader, error);
  else if (g_str_equal (name, "stageThreshold"))
    take_stage_threshold (reader, error);
  else if (g_str_equal (name, "weakClassifiers") && haar->stages->len > 0)
    g_array_index (haar->stages, IdpHaarStage, haar->stages->len - 1).end_tree = haar->trees->len;
  else if (g_str_equal (name, "_") && g_str_equal (parent, "rects"))
    take_rect (reader, error);
  else if (g_str_equal (name, "tilted"))
    take_tilted (reader, error);
  else if (g_str_equal (parent, "cascade")
           && (g_str_equal (name, "width") || g_str_equal (name, "height")))
    take_window (reader, error);
  g_string_truncate (reader->text, 0);
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  g_string_append_len (((Reader *) data)->text, text, length);
}

static gboolean
feature_fits (const IdpHaarFeature *feature, int window_px)
{
  for (int i = 0; i < IDP_HAAR_MAX_RECTS; i++)
    {
      const IdpRect *r = &feature->rects[i];
      const int left = feature->tilted ? r->x - r->height : r->x;
      const int right = r->x + r->width;
      const int bottom = r->y + r->height + (feature->tilted ? r->width : 0);
      if (left < 0 || r->y < 0 || r->width < 0 || r->height < 0 || right > window_px
          || bottom > window_px)
        return FALSE;
    }
  return TRUE;
}

static gboolean
child_exists (const IdpHaar *haar, int child, int own)
{
  /* A child after its parent: no walk down a tree can go in circles. */
  return child < 0 ? ~child < (int) haar->leaves->len
                   : child > own && child < (int) haar->nodes->len;
}

/* Every index stays inside its array, so that running the cascade needs no checks. */
static gboolean
is_sound (const IdpHaar *haar)
{
  guint tree = 0;
  if (haar->window_px == 0 || haar->stages->len == 0)
    return FALSE;
  for (guint i = 0; i < haar->stages->len; i++)
    {
      const guint end = g_array_index (haar->stages, IdpHaarStage, i).end_tree;
      if (end <= tree)
        return FALSE;
      tree = end;
    }
  for (guint i = 0; i < haar->nodes->len; i++)
    {
      const IdpHaarNode *node = &g_array_index (haar->nodes, IdpHaarNode, i);
      if (node->feature < 0 || node->feature >= (int) haar->features->len
          || !child_exists (haar, node->left, i) || !child_exists (haar, node->right, i))
        return FALSE;
    }
  for (guint i = 0; i < haar->features->len; i++)
    if (!feature_fits (&g_array_index (haar->features, IdpHaarFeature, i), haar->window_px))
      return FALSE;
  return TRUE;
}

static IdpHaar *
parse (const char *text, gsize length, GError **error)
{
  static const GMarkupParser parser
      = { .start_element = start_element, .end_element = end_element, .text = take_text };

  g_autoptr (IdpHaar) haar = g_new0 (IdpHaar, 1);
  haar->stages = g_array_new (FALSE, FALSE, sizeof (IdpHaarStage));
  haar->trees = g_array_new (FALSE, FALSE, sizeof (int));
  haar->nodes = g_array_new (FALSE, FALSE, sizeof (IdpHaarNode));
  haar->leaves = g_array_new (FALSE, FALSE, sizeof (float));
  haar->features = g_array_new (FALSE, FALSE, sizeof (IdpHaarFeature));

  g_autoptr (GString) element_text = g_string_new (NULL);
  Reader reader = { haar, element_text, 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, text, length, error)
      || !g_markup_parse_context_end_parse (context, error))
    return NULL;
  if (!is_sound (haar))
    {
      set_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&haar);
}

IdpHaar *
idp_haar_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) cause = NULL;
  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_UNREADABLE, cause->message);
      return NULL;
    }
  IdpHaar *haar = parse (text, length, &cause);
  if (haar == NULL)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s: %s", path, cause->message);
  return haar;
}

/* The compiled-in folder, then `opencv4/haarcascades` of the XDG data folders. */
static char *
find_file (const char *name)
{
  const char *const *folders = g_get_system_data_dirs ();
  g_autofree char *path = g_build_filename (IDP_HAAR_DIR, name, NULL);
  for (int i = 0; !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      if (folders[i] == NULL)
        return NULL;
      g_free (path);
      path = g_build_filename (folders[i], "opencv4", "haarcascades", name, NULL);
    }
  return g_steal_pointer (&path);
}

static IdpHaar *
load_installed (const char *name, GError **error)
{
  g_autofree char *path = find_file (name);
  if (path != NULL)
    return idp_haar_load (path, error);
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
               _ ("%s, which finds faces, is missing; install the package opencv-data"), name);
  return NULL;
}

const IdpHaar *
idp_haar_get (IdpHaarKind kind, GError **error)
{
  static const char *const names[IDP_HAAR_N] = {
    [IDP_HAAR_FACE] = "haarcascade_frontalface_alt2.xml",
    [IDP_HAAR_EYE] = "haarcascade_eye.xml",
    [IDP_HAAR_EYE_GLASSES] = "haarcascade_eye_tree_eyeglasses.xml",
  };
  static gsize loaded[IDP_HAAR_N];
  static IdpHaar *cascades[IDP_HAAR_N];
  static GError *causes[IDP_HAAR_N];

  if (g_once_init_enter (&loaded[kind]))
    {
      cascades[kind] = load_installed (names[kind], &causes[kind]);
      g_once_init_leave (&loaded[kind], 1);
    }
  if (cascades[kind] == NULL)
    g_propagate_error (error, g_error_copy (causes[kind]));
  return cascades[kind];
}
