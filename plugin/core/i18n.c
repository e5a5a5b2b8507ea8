/* i18n: the language of the user.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "i18n.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

void
idp_i18n_init (void)
{
  const char *folder = g_getenv ("IDPHOTO_LOCALEDIR");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : IDP_LOCALEDIR);
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
