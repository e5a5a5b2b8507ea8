/* program-folder: where the running program lies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "program-folder.h"

#include <glib.h>

char *
idp_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  return program != NULL ? g_path_get_dirname (program) : NULL;
}
