/* parasite: texts attached to images and to GIMP.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "parasite.h"

#include <string.h>

/* Takes PARASITE. Its bytes may come from a foreign file: they need not end in a zero or be UTF-8.
 */
static char *
take_text (GimpParasite *parasite)
{
  g_autoptr (GimpParasite) owned = parasite;
  if (owned == NULL)
    return NULL;
  g_autofree char *text = g_strndup (gimp_parasite_data (owned), gimp_parasite_data_size (owned));
  return g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : NULL;
}

char *
parasite_get_image_text (gint32 image, const char *name)
{
  return take_text (gimp_image_get_parasite (image, name));
}

void
parasite_set_image_text (gint32 image, const char *name, const char *text, guint32 flags)
{
  g_autoptr (GimpParasite) parasite = gimp_parasite_new (name, flags, strlen (text) + 1, text);
  gimp_image_attach_parasite (image, parasite);
}

char *
parasite_get_setting (const char *name)
{
  return take_text (gimp_get_parasite (name));
}

void
parasite_set_setting (const char *name, const char *text)
{
  g_autoptr (GimpParasite) parasite
      = gimp_parasite_new (name, GIMP_PARASITE_PERSISTENT, strlen (text) + 1, text);
  gimp_attach_parasite (parasite);
}
