/* archive: the XML parts of a ZIP archive, unpacked and parsed as a stream.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "roster/archive.h"

#include <expat.h>
#include <glib/gi18n.h>
#include <string.h>
#include <zip.h>

#include "error.h"

#define CHUNK_BYTES (64 * 1024)

struct _IdsArchive
{
  zip_t *zip;
  const IdsTableLimits *limits;
};

typedef struct
{
  XML_Parser parser;
  const IdsXmlHandlers *handlers;
  gpointer data;
  GError *error; /* of a handler */
} Parsing;

IdsArchive *
ids_archive_open (const char *path, const IdsTableLimits *limits, GError **error)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_RDONLY, &code);
  if (zip == NULL)
    {
      zip_error_t cause;
      zip_error_init_with_code (&cause, code);
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged workbook: %s"),
                   zip_error_strerror (&cause));
      zip_error_fini (&cause);
      return NULL;
    }
  IdsArchive *archive = g_new (IdsArchive, 1);
  *archive = (IdsArchive){ zip, limits };
  return archive;
}

void
ids_archive_close (IdsArchive *archive)
{
  if (archive == NULL)
    return;
  zip_discard (archive->zip);
  g_free (archive);
}

gboolean
ids_archive_has (const IdsArchive *archive, const char *part)
{
  return zip_name_locate (archive->zip, part, 0) >= 0;
}

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');
  return colon != NULL ? colon + 1 : name;
}

const char *
ids_xml_attribute (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (local_name (*attributes), name) == 0)
      return attributes[1];
  return NULL;
}

static void
stop_unless (Parsing *parsing, gboolean ok)
{
  if (!ok)
    XML_StopParser (parsing->parser, XML_FALSE);
}

static void
on_start (void *data, const char *name, const char **attributes)
{
  Parsing *parsing = data;
  if (parsing->error == NULL && parsing->handlers->start != NULL)
    stop_unless (parsing, parsing->handlers->start (parsing->data, local_name (name), attributes,
                                                    &parsing->error));
}

static void
on_end (void *data, const char *name)
{
  Parsing *parsing = data;
  if (parsing->error == NULL && parsing->handlers->end != NULL)
    stop_unless (parsing,
                 parsing->handlers->end (parsing->data, local_name (name), &parsing->error));
}

static void
on_text (void *data, const char *text, int length)
{
  Parsing *parsing = data;
  if (parsing->error == NULL && parsing->handlers->text != NULL)
    stop_unless (parsing, parsing->handlers->text (parsing->data, text, length, &parsing->error));
}

/* No spreadsheet writes one; what declares entities is not harmless. */
static void
on_document_type (void *data, const char *name, const char *system_id, const char *public_id,
                  int has_internal_subset)
{
  Parsing *parsing = data;
  if (parsing->error == NULL)
    g_set_error_literal (&parsing->error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                         _ ("declares a document type, which no spreadsheet does"));
  XML_StopParser (parsing->parser, XML_FALSE);
}

static gboolean
check_size (const IdsTableLimits *limits, guint64 packed, guint64 unpacked, GError **error)
{
  if (unpacked > limits->part_bytes)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("unpacks to more than %u MiB"),
                 (guint) (limits->part_bytes >> 20));
  else if (unpacked > limits->ratio_free_bytes && unpacked / limits->ratio > packed)
    g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                 _ ("unpacks to more than %u times its size; a “ZIP bomb” is not read"),
                 (guint) limits->ratio);
  else
    return TRUE;
  return FALSE;
}

/* Hands FILE, whose packed size is PACKED, to the parser. */
static gboolean
feed (Parsing *parsing, zip_file_t *file, guint64 packed, const IdsTableLimits *limits,
      GError **error)
{
  guint64 unpacked = 0;
  zip_int64_t n = 0;
  do
    {
      void *buffer = XML_GetBuffer (parsing->parser, CHUNK_BYTES);
      if (buffer == NULL)
        g_error ("out of memory");
      n = zip_fread (file, buffer, CHUNK_BYTES);
      if (n < 0)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged: %s"),
                       zip_file_strerror (file));
          return FALSE;
        }
      unpacked += n;
      if (!check_size (limits, packed, unpacked, error))
        return FALSE;
      if (XML_ParseBuffer (parsing->parser, n, n == 0) != XML_STATUS_OK)
        {
          if (parsing->error != NULL)
            g_propagate_error (error, g_steal_pointer (&parsing->error));
          else
            g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("line %lu: %s"),
                         (gulong) XML_GetCurrentLineNumber (parsing->parser),
                         XML_ErrorString (XML_GetErrorCode (parsing->parser)));
          return FALSE;
        }
    }
  while (n > 0);
  return TRUE;
}

gboolean
ids_archive_parse (IdsArchive *archive, const char *part, const IdsXmlHandlers *handlers,
                   gpointer data, GError **error)
{
  zip_stat_t status;
  zip_file_t *file = zip_stat (archive->zip, part, 0, &status) == 0
                         ? zip_fopen_index (archive->zip, status.index, 0)
                         : NULL;
  if (file == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("damaged workbook: %s: %s"), part,
                   zip_strerror (archive->zip));
      return FALSE;
    }

  Parsing parsing = { XML_ParserCreate (NULL), handlers, data, NULL };
  XML_SetUserData (parsing.parser, &parsing);
  XML_SetElementHandler (parsing.parser, on_start, on_end);
  XML_SetCharacterDataHandler (parsing.parser, on_text);
  XML_SetStartDoctypeDeclHandler (parsing.parser, on_document_type);
  GError *cause = NULL;
  const gboolean parsed = feed (&parsing, file, status.comp_size, archive->limits, &cause);
  XML_ParserFree (parsing.parser);
  zip_fclose (file);
  /* An error of the caller's own says itself where it is. */
  if (!parsed && cause->domain == IDP_ERROR && cause->code == IDP_ERROR_UNREADABLE
      && parsing.error == NULL)
    g_prefix_error (&cause, "%s: ", part);
  if (!parsed)
    g_propagate_error (error, cause);
  return parsed;
}
