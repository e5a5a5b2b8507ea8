/* scratch: a folder of its own for a test, and files in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scratch.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "reduce.h"
#include "silhouette.h"

static char *folder;

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *below = g_build_filename (path, name, NULL);
      remove_tree (below);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static void
remove_folder (void)
{
  remove_tree (folder);
}

char *
scratch_path (const char *name)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("idphoto-test-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  return g_build_filename (folder, name, NULL);
}

char *
scratch_folder (const char *name)
{
  char *path = scratch_path (name);
  g_assert_cmpint (g_mkdir_with_parents (path, 0777), ==, 0);
  return path;
}

char *
scratch_file (const char *name, gconstpointer data, gsize length)
{
  char *path = scratch_path (name);
  g_assert_true (g_file_set_contents (path, data, length, NULL));
  return path;
}

char *
scratch_sitter (const char *name, int exif_orientation, const char *const *defects)
{
  SitterParams params = sitter_params_default ();
  params.width_px = 900;
  params.height_px = 1200;
  for (const char *const *d = defects; d != NULL && *d != NULL; d += 2)
    g_assert_true (sitter_params_set (&params, d[0], d[1], NULL));

  g_autoptr (IdpImage) image = sitter_draw (&params, NULL, NULL);
  g_assert_nonnull (image);
  char *path = scratch_path (name);
  g_assert_true (sitter_write_jpeg (path, image, 92, 72, exif_orientation, NULL));
  return path;
}

IdpImage *
scratch_draw (const char *settings, SitterTruth *truth)
{
  SitterParams params = sitter_params_default ();
  params.width_px = 600;
  params.height_px = 800;
  g_auto (GStrv) words = g_strsplit_set (settings, " =", -1);
  g_autoptr (GError) error = NULL;
  for (int i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    sitter_params_set (&params, words[i], words[i + 1], &error);
  g_assert_no_error (error);
  IdpImage *image = sitter_draw (&params, truth, &error);
  g_assert_no_error (error);
  return image;
}

IdpRules *
scratch_rules (void)
{
  g_autoptr (GError) error = NULL;
  IdpRules *rules = idp_rules_load (IDP_RULES_DEFAULT, &error);
  g_assert_no_error (error);
  return rules;
}

void
scratch_assert_error (GError **error, int code, const char *fragment)
{
  g_assert_error (*error, IDP_ERROR, code);
  if (strstr ((*error)->message, fragment) == NULL)
    g_error ("“%s” is not in “%s”", fragment, (*error)->message);
  g_clear_error (error);
}

IdpFace
scratch_find_face (const IdpImage *image)
{
  IdpFace face;
  g_autoptr (IdpRegionMap) regions = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpImage) small = idp_image_shrink (image, IDP_SMALL_PX, &error);
  g_assert_no_error (error);
  idp_face_find (image, small, &face, &regions, &error);
  g_assert_no_error (error);
  g_assert_true ((regions != NULL) == (face.count > 0));
  if (face.count > 0)
    {
      const double scale = (double) small->width_px / image->width_px;
      g_autoptr (IdpSilhouette) silhouette = idp_silhouette_find (small, scale, &face, regions);
      g_assert_nonnull (silhouette);
    }
  return face;
}
