/* output: a file that appears whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "error.h"

/* What stands for the random end of a temporary name. */
#define RANDOM_SUFFIX ".XXXXXX"

#define FILE_MODE 0666 /* less what the user's umask takes away */

void
ids_output_set_error (const char *path, int code, GError **error)
{
  g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: cannot be written: %s"), path,
               g_strerror (code));
}

void
ids_output_free (IdsOutput *output)
{
  if (output == NULL)
    return;
  if (output->file != NULL)
    fclose (output->file);
  if (output->temporary != NULL)
    g_unlink (output->temporary);
  g_free (output->temporary);
  g_free (output->path);
  g_free (output);
}

IdsOutput *
ids_output_open (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s" RANDOM_SUFFIX, name);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);

  const int descriptor = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, FILE_MODE);
  if (descriptor < 0)
    {
      ids_output_set_error (path, errno, error);
      return NULL;
    }

  IdsOutput *output = g_new (IdsOutput, 1);
  *output = (IdsOutput){ g_strdup (path), g_steal_pointer (&temporary), fdopen (descriptor, "wb") };
  return output;
}

gboolean
ids_output_commit (IdsOutput *output, GError **error)
{
  /* A write that failed on the way is not told again by those that follow. */
  const gboolean failed = ferror (output->file) != 0;
  gboolean whole = !failed && fflush (output->file) == 0 && fsync (fileno (output->file)) == 0;
  int code = failed ? EIO : errno;
  if (fclose (g_steal_pointer (&output->file)) != 0 && whole)
    {
      whole = FALSE;
      code = errno;
    }
  if (whole && g_rename (output->temporary, output->path) != 0)
    {
      whole = FALSE;
      code = errno;
    }
  if (!whole)
    {
      ids_output_set_error (output->path, code, error);
      return FALSE;
    }
  g_clear_pointer (&output->temporary, g_free);
  return TRUE;
}

/* TRUE for "STEM-001.pdf.a1B2c3", with or without a dot in front. */
static gboolean
is_stale (const char *name, const char *stem)
{
  static const char *const endings[] = { ".pdf", ".png", ".jpg", ".jpeg", ".csv", ".json" };
  const gsize length = strlen (name), suffix_length = strlen (RANDOM_SUFFIX);
  if (!g_str_has_prefix (*name == '.' ? name + 1 : name, stem) || length <= suffix_length
      || name[length - suffix_length] != '.')
    return FALSE;
  g_autofree char *wanted = g_strndup (name, length - suffix_length);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (wanted, endings[i]))
      return TRUE;
  return FALSE;
}

void
ids_output_remove_stale (const char *folder, const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (is_stale (name, stem))
        g_unlink (path);
    }
}
