/* manifest: which student is on which sheet, with which picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "manifest.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
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

static FILE *
open_manifest (const char *path, GError **error)
{
  FILE *file = g_fopen (path, "re");
  if (file == NULL)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s: %s", path, g_strerror (errno));
  return file;
}

/* One line after the other: a manifest of many students is never held whole. */
gboolean
ids_manifest_foreach (const char *path, IdsManifestFunc func, gpointer data, GError **error)
{
  FILE *file = open_manifest (path, error);
  if (file == NULL)
    return FALSE;
  char *line = NULL;
  gsize size = 0;
  gboolean fine = TRUE;
  for (gssize length = getline (&line, &size, file); fine && length > 0;
       length = getline (&line, &size, file))
    {
      while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == ','))
        length--;
      if (g_str_has_prefix (line, RECORD_START))
        fine = func (line, length, data, error);
    }
  if (fine && ferror (file))
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s: %s", path, g_strerror (errno));
      fine = FALSE;
    }
  free (line);
  fclose (file);
  return fine;
}

char *
ids_manifest_header (const char *path, GError **error)
{
  FILE *file = open_manifest (path, error);
  if (file == NULL)
    return NULL;
  char *line = NULL;
  gsize size = 0;
  const gssize length = getline (&line, &size, file);
  fclose (file);
  char *header = NULL;
  if (length > 0)
    g_strchomp (line);
  if (length > 0 && *line == '{' && g_str_has_suffix (line, PARTS))
    header = g_strndup (line + 1, strlen (line) - 1 - strlen (PARTS));
  else
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: not a manifest of idsheet"), path);
  free (line);
  return header;
}
