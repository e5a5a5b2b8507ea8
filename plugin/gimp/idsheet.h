/* idsheet.h: the program that lays out sheets, as a process of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/* Highest exit status of a run that is taken for a success. */
typedef enum
{
  IDSHEET_ALL = 0,  /* everybody is done */
  IDSHEET_SOME = 1, /* some may be left out */
} IdsheetSuccess;

/* Runs idsheet with ARGS (NULL-terminated, without the program's name) and waits for it. The
 * program is looked for beside the plug-in, where it was installed, and on PATH. PRINTED and
 * COMPLAINTS (out, both may be NULL) are what it wrote to standard output and error. Errors:
 * IDP_ERROR_REFUSED with its own words, in the user's language. */
gboolean idsheet_run (const char *const *args, IdsheetSuccess success, char **printed,
                      char **complaints, GError **error);
