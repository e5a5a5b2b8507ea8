/* text: the bytes of a CSV file as UTF-8.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Reads PATH as UTF-8, with or without byte order mark, as UTF-16 (the "Unicode text" of
 * spreadsheets), or else as GB18030, of which GBK and GB2312 are parts. ENCODING, as iconv knows
 * it, overrules that; NULL = find out. USED is set to what it was read as, static or ENCODING.
 * Errors: IDP_ERROR_UNREADABLE, with the line of what is no text. */
GBytes *ids_text_read (const char *path, const char *encoding, const char **used, GError **error);
