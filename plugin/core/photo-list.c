/* photo-list: the photos that the arguments of a command mean.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "photo-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

/* Pictures with marks, written by `idphoto check --marks`, are no photos to check. */
#define MARKS_SUFFIX ".marks.jpg"

static void
entry_free (gpointer data)
{
  IdpPhotoEntry *entry = data;
  g_free (entry->path);
  g_free (entry->relative);
  g_free (entry);
}

static void
add (GPtrArray *list, const char *path, const char *relative)
{
  IdpPhotoEntry *entry = g_new (IdpPhotoEntry, 1);
  entry->path = g_strdup (path);
  entry->relative = g_strdup (relative);
  g_ptr_array_add (list, entry);
}

static gboolean
is_picture_name (const char *name)
{
  static const char *const suffixes[]
      = { ".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp", ".gif", ".tif", ".tiff" };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  if (*lower == '.' || g_str_has_suffix (lower, MARKS_SUFFIX))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
add_folder (GPtrArray *list, const char *folder, const char *relative, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return FALSE;

  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *below = g_build_filename (relative, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (*name != '.' && !g_file_test (path, G_FILE_TEST_IS_SYMLINK)
              && !add_folder (list, path, below, error))
            return FALSE;
        }
      else if (is_picture_name (name))
        add (list, path, below);
    }
  return TRUE;
}

GPtrArray *
idp_photo_list_new (char *const *arguments, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (entry_free);

  for (char *const *argument = arguments; *argument != NULL; argument++)
    {
      const guint before = list->len;
      if (!g_file_test (*argument, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *name = g_path_get_basename (*argument);
          add (list, *argument, name);
          continue;
        }
      if (!add_folder (list, *argument, "", error))
        return NULL;
      if (list->len == before)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: no photos in this folder"),
                       *argument);
          return NULL;
        }
    }
  return g_steal_pointer (&list);
}
