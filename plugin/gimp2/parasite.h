/* parasite.h: texts attached to images and to GIMP.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libgimp/gimp.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GimpParasite, gimp_parasite_free)

/* NULL where there is none. Caller frees. */
char *parasite_get_image_text (gint32 image, const char *name);

/* FLAGS as of gimp_parasite_new(). */
void parasite_set_image_text (gint32 image, const char *name, const char *text, guint32 flags);

/* The same for settings, which GIMP keeps from one session to the next. */
char *parasite_get_setting (const char *name);
void parasite_set_setting (const char *name, const char *text);
