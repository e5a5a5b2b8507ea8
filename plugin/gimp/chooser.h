/* chooser.h: asks where to write a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* TITLE is that of the dialog. Starts from PATH, asks before it replaces a file. PARENT may be
 * NULL. Returns NULL where the user cancels; caller frees. */
char *chooser_ask (GtkWindow *parent, const char *title, const char *path);

/* The same for the finished picture. */
char *chooser_run (GtkWindow *parent, const char *path);
