/* chooser.h: asks where to write the finished picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Starts from PATH, asks before it replaces a file. PARENT may be NULL. Returns NULL where the user
 * cancels; caller frees. */
char *chooser_run (GtkWindow *parent, const char *path);
