/* settings.h: what the user chose last.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "procedure.h"

/* The rules that CALL works by: GIVEN or the national standard for a script, else those that the
 * user chose last. Caller frees. */
char *settings_get_rules (const Call *call, const char *given);
void settings_set_rules (const char *rules);

/* The sheet that was printed last, else one for a single student. Caller frees. */
char *settings_get_sheet (void);
void settings_set_sheet (const char *sheet);

/* Where a page with PHOTO on SHEET goes: beside the photo, unless the last one went elsewhere.
 * Caller frees. */
char *settings_get_print_path (const char *photo, const char *sheet);
void settings_set_print_path (const char *photo, const char *path);
