/* manifest: which student is on which sheet, with which picture.
 *
 * {HEADER,"parts":[
 * RECORD,
 * RECORD
 * ]}
 * is JSON, and at the same time lines that can be read one after the other, however many students
 * there are. A record is that of part.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* "manifest.json", "manifest-2-of-8.json" for LABEL "-2-of-8". Caller frees. */
char *ids_manifest_name (const char *label);

typedef struct _IdsManifestWriter IdsManifestWriter;

/* HEADER holds the first members of the object, without braces. Errors: IDP_ERROR_WRITE. */
IdsManifestWriter *ids_manifest_open (const char *path, const char *header, GError **error);
void ids_manifest_free (IdsManifestWriter *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsManifestWriter, ids_manifest_free)
void ids_manifest_add (IdsManifestWriter *manifest, const char *record);

/* Whole or not at all. Errors: IDP_ERROR_WRITE. */
gboolean ids_manifest_commit (IdsManifestWriter *manifest, GError **error);

/* RECORD of LENGTH bytes lives until the function returns. FALSE with an error ends the reading. */
typedef gboolean (*IdsManifestFunc) (const char *record, gsize length, gpointer data,
                                     GError **error);

/* Calls FUNC for every record of the manifest PATH. Errors: IDP_ERROR_UNREADABLE, or that of FUNC.
 */
gboolean ids_manifest_foreach (const char *path, IdsManifestFunc func, gpointer data,
                               GError **error);

/* The header of the manifest PATH, as it was given. Caller frees. Errors: IDP_ERROR_UNREADABLE. */
char *ids_manifest_header (const char *path, GError **error);
