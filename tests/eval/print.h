/* print.h: figures in Markdown, and tables as files. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* "12.5", "-" for NAN; caller frees. */
char *markdown_percent (double share);

/* "2.1 (0-11)": with the interval of a share of N; caller frees. */
char *markdown_percent_of (double share, int n);

/* TEXT as FOLDER/NAME. Errors: G_FILE_ERROR. */
gboolean tsv_write (const char *folder, const char *name, const GString *text, GError **error);
