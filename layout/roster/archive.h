/* archive: the XML parts of a ZIP archive, unpacked and parsed as a stream.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster/table.h"

typedef struct _IdsArchive IdsArchive;

/* Errors: IDP_ERROR_UNREADABLE. LIMITS must outlive the archive. */
IdsArchive *ids_archive_open (const char *path, const IdsTableLimits *limits, GError **error);
void ids_archive_close (IdsArchive *archive);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsArchive, ids_archive_close)

gboolean ids_archive_has (const IdsArchive *archive, const char *part);

/* NAME comes without its namespace. Any may be NULL; FALSE with an error ends the parsing. */
typedef struct
{
  gboolean (*start) (gpointer data, const char *name, const char **attributes, GError **error);
  gboolean (*end) (gpointer data, const char *name, GError **error);
  gboolean (*text) (gpointer data, const char *text, int length, GError **error);
} IdsXmlHandlers;

/* Errors: IDP_ERROR_UNREADABLE, also where PART is missing, is no XML, declares a document type, or
 * unpacks to more than the limits allow. */
gboolean ids_archive_parse (IdsArchive *archive, const char *part, const IdsXmlHandlers *handlers,
                            gpointer data, GError **error);

/* The value of attribute NAME, given without its namespace, or NULL. */
const char *ids_xml_attribute (const char **attributes, const char *name);
