/* i18n.h: the language of the user.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Sets the locale and binds the message catalogue, from the folder IDPHOTO_LOCALEDIR if that is
 * set, else from where the program was installed. Call once, first thing. */
void idp_i18n_init (void);
