/* idsheet: the program that lays out sheets, as a process of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "idsheet.h"

#include <glib/gi18n-lib.h>

#include "error.h"
#include "program-folder.h"

#define PROGRAM "idsheet"

/* NULL where FOLDER is or has no such program. */
static char *
program_in (const char *folder)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;
  const gboolean runs = path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE)
                        && !g_file_test (path, G_FILE_TEST_IS_DIR);
  return runs ? g_steal_pointer (&path) : NULL;
}

static char *
find (GError **error)
{
  g_autofree char *beside = idp_program_folder ();
  char *program = program_in (beside);
  if (program == NULL)
    program = program_in (IDP_BINDIR);
  if (program == NULL)
    program = g_find_program_in_path (PROGRAM);
  if (program == NULL)
    g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED,
                         _ ("The program idsheet, which lays out the sheets, is not installed."));
  return program;
}

static gboolean
refuse (GError **error, char *complaints)
{
  g_strstrip (complaints);
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED,
                       *complaints != '\0' ? complaints : _ ("idsheet ended unexpectedly."));
  return FALSE;
}

gboolean
idsheet_run (const char *const *args, IdsheetSuccess success, char **printed, char **complaints,
             GError **error)
{
  g_autofree char *program = find (error);
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  if (program == NULL)
    return FALSE;

  g_ptr_array_add (argv, program);
  for (; *args != NULL; args++)
    g_ptr_array_add (argv, (gpointer) *args);
  g_ptr_array_add (argv, NULL);
  g_autoptr (GSubprocess) process
      = g_subprocess_newv ((const char *const *) argv->pdata,
                           G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, error))
    return FALSE;
  if (!g_subprocess_get_if_exited (process)
      || g_subprocess_get_exit_status (process) > (int) success)
    return refuse (error, err);
  if (printed != NULL)
    *printed = g_steal_pointer (&out);
  if (complaints != NULL)
    *complaints = g_steal_pointer (&err);
  return TRUE;
}
