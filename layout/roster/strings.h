/* strings: the texts that the cells of a workbook share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster/archive.h"

typedef struct
{
  GString *text;  /* one after the other, each ended by NUL */
  GArray *starts; /* of guint32: where each begins */
} IdsStrings;

/* Errors: IDP_ERROR_UNREADABLE, also where they take more memory than LIMIT bytes. */
IdsStrings *ids_strings_read (IdsArchive *archive, const char *part, guint64 limit, GError **error);
void ids_strings_free (IdsStrings *strings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsStrings, ids_strings_free)

/* String number I, or NULL where there is none; owned by STRINGS, which may be NULL. */
const char *ids_strings_get (const IdsStrings *strings, guint64 i);

/* Turns _x0007_, as workbooks write a control character, into the character itself, in place from
 * byte START on. */
void ids_strings_unescape (GString *text, gsize start);
