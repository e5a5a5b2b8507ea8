/* i18n.h: the language of the user.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Sets the locale and binds the message catalogue, from the folder IDPHOTO_LOCALEDIR if that is
 * set, else from a folder "locale" beside the program, else from where all was installed. Call
 * once, first thing. */
void idp_i18n_init (void);

/* Speaks Chinese, or English, from now on, whatever the locale says. Before any thread is started.
 */
void idp_i18n_set_chinese (gboolean chinese);

/* Whether the user reads Chinese; else texts from presets are shown in English. */
gboolean idp_language_is_chinese (void);
