/* i18n: the language of the user.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "i18n.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "program-folder.h"

/* Of a program that was put into a folder of its own with all it needs, see scripts/install-plugin.
 */
#define OWN_LOCALEDIR "locale"

/* Caller frees. */
static char *
catalogue_folder (void)
{
  const char *wanted = g_getenv ("IDPHOTO_LOCALEDIR");
  g_autofree char *program = idp_program_folder ();
  g_autofree char *own = program != NULL ? g_build_filename (program, OWN_LOCALEDIR, NULL) : NULL;
  if (wanted != NULL)
    return g_strdup (wanted);
  if (own != NULL && g_file_test (own, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&own);
  return g_strdup (IDP_LOCALEDIR);
}

void
idp_i18n_init (void)
{
  g_autofree char *folder = catalogue_folder ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
idp_i18n_set_chinese (gboolean chinese)
{
  g_setenv ("LANGUAGE", chinese ? "zh_CN" : "en", TRUE);

  /* In the locale "C" LANGUAGE is ignored; setting any locale drops what was looked up before. */
  const char *locale = setlocale (LC_MESSAGES, NULL);
  const gboolean plain = strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
  setlocale (LC_MESSAGES, plain ? "C.UTF-8" : locale);
}

gboolean
idp_language_is_chinese (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}
