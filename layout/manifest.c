/* manifest: which student is on which sheet, with which picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "manifest.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "output.h"

#define PARTS ",\"parts\":["
#define RECORD_START "{\"part\":"

struct _IdsManifestWriter
{
  IdsOutput *output;
  gboolean empty;
};

char *
ids_manifest_name (const char *label)
{
  return g_strconcat ("manifest", label, ".json", NULL);
}

IdsManifestWriter *
ids_manifest_open (const char *path, const char *header, GError **error)
{
  IdsOutput *output = ids_output_open (path, error);
  if (output == NULL)
    return NULL;
  IdsManifestWriter *manifest = g_new (IdsManifestWriter, 1);
  *manifest = (IdsManifestWriter){ output, TRUE };
  fprintf (output->file, "{%s" PARTS, header);
  return manifest;
}

void
ids_manifest_free (IdsManifestWriter *manifest)
{
  if (manifest == NULL)
    return;
  ids_output_free (manifest->output);
  g_free (manifest);
}

void
ids_manifest_add (IdsManifestWriter *manifest, const char *record)
{
  fprintf (manifest->output->file, "%s\n%s", manifest->empty ? "" : ",", record);
  manifest->empty = FALSE;
}

gboolean
ids_manifest_commit (IdsManifestWriter *manifest, GError **error)
{
  fputs ("\n]}\n", manifest->output->file);
  return ids_output_commit (manifest->output, error);
}

static GMappedFile *
open_manifest (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GMappedFile *file = g_mapped_file_new (path, FALSE, &cause);
  if (file == NULL)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s", cause->message);
  return file;
}

gboolean
ids_manifest_foreach (const char *path, IdsManifestFunc func, gpointer data, GError **error)
{
  g_autoptr (GMappedFile) file = open_manifest (path, error);
  if (file == NULL)
    return FALSE;
  const char *at = g_mapped_file_get_contents (file);
  const char *end = at + g_mapped_file_get_length (file);
  const gsize start_length = strlen (RECORD_START);
  while (at < end)
    {
      const char *line_end = memchr (at, '\n', end - at);
      if (line_end == NULL)
        line_end = end;
      gsize length = line_end - at;
      if (length > start_length && memcmp (at, RECORD_START, start_length) == 0)
        {
          if (at[length - 1] == ',')
            length--;
          if (!func (at, length, data, error))
            return FALSE;
        }
      at = line_end + 1;
    }
  return TRUE;
}

char *
ids_manifest_header (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = open_manifest (path, error);
  if (file == NULL)
    return NULL;
  const char *text = g_mapped_file_get_contents (file);
  const char *line_end = text != NULL ? memchr (text, '\n', g_mapped_file_get_length (file)) : NULL;
  g_autofree char *line = line_end != NULL ? g_strndup (text, line_end - text) : NULL;
  if (line == NULL || *line != '{' || !g_str_has_suffix (line, PARTS))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: not a manifest of idsheet"),
                   path);
      return NULL;
    }
  return g_strndup (line + 1, strlen (line) - 1 - strlen (PARTS));
}
