/* wrap: text in columns, for a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Columns of the terminal on stdout, no more than a line that reads well; as many as that where
 * stdout is none. */
int wrap_line_columns (void);

/* Columns that TEXT takes; a Chinese character takes two. */
int wrap_columns (const char *text);

/* TEXT broken into lines of at most COLUMNS, each but the first after INDENT spaces: at spaces, and
 * beside Chinese characters, but not before closing punctuation. Ends with a newline. Caller frees.
 */
char *wrap_text (const char *text, int columns, int indent);
