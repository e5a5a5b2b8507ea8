/* settings: what the user chose last.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "settings.h"

#include <string.h>

#include "host.h"
#include "rules.h"

#define RULES_SETTING "idphoto-rules"
#define SHEET_SETTING "idphoto-print-sheet"
#define SHEET_DEFAULT "5in-mixed-33x48"             /* for one student */
#define PRINT_FOLDER_SETTING "idphoto-print-folder" /* "": beside the photo */

char *
settings_get_rules (const Call *call, const char *given)
{
  if (call->run_mode == GIMP_RUN_NONINTERACTIVE)
    return g_strdup (*given != '\0' ? given : IDP_RULES_DEFAULT);

  /* A preset that has gone since must not lock the user out. */
  g_autofree char *last = host_get_setting (RULES_SETTING);
  g_auto (GStrv) known = idp_preset_list (IDP_PRESET_RULES);
  return g_strdup (last != NULL && g_strv_contains ((const char *const *) known, last)
                       ? last
                       : IDP_RULES_DEFAULT);
}

void
settings_set_rules (const char *rules)
{
  host_set_setting (RULES_SETTING, rules);
}

char *
settings_get_sheet (void)
{
  char *last = host_get_setting (SHEET_SETTING);
  return last != NULL ? last : g_strdup (SHEET_DEFAULT);
}

void
settings_set_sheet (const char *sheet)
{
  host_set_setting (SHEET_SETTING, sheet);
}

char *
settings_get_print_path (const char *photo, const char *sheet)
{
  g_autofree char *beside = g_path_get_dirname (photo);
  g_autofree char *last = host_get_setting (PRINT_FOLDER_SETTING);
  const gboolean elsewhere = last != NULL && g_file_test (last, G_FILE_TEST_IS_DIR);
  g_autofree char *name = g_path_get_basename (photo);
  char *dot = strrchr (name, '.');
  if (dot != NULL)
    *dot = '\0';
  g_autofree char *pdf = g_strdup_printf ("%s-%s.pdf", name, sheet);
  return g_build_filename (elsewhere ? last : beside, pdf, NULL);
}

void
settings_set_print_path (const char *photo, const char *path)
{
  g_autofree char *beside = g_path_get_dirname (photo);
  g_autofree char *folder = g_path_get_dirname (path);
  if (g_utf8_validate (folder, -1, NULL))
    host_set_setting (PRINT_FOLDER_SETTING, g_str_equal (folder, beside) ? "" : folder);
}
