/* display: text that comes from elsewhere, such as file names, made fit to be shown.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* TEXT with the code, <U+202E>, for every character that could move a cursor or turn the direction
 * of writing. Caller frees. */
char *idp_display_visible (const char *text);

/* TEXT, which is valid UTF-8, with the middle of every number of a resident ID card (18 characters,
 * the last may be an X) hidden: 4301**********1234. A student number of 18 digits looks the same
 * and is hidden too. Caller frees. */
char *idp_display_mask_ids (const char *text);
