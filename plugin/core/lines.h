/* lines: text files to which several programs append at the same time.
 *
 * Each line goes out in one write at the end of the file, under an advisory lock that the system
 * takes back when its holder dies. Where a write fails the file is as it was before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _IdpLines IdpLines;

/* Opens PATH, which is made if need be, and waits for its lock. Refuses a file system that has no
 * locks: two writers could overwrite each other there. Errors: IDP_ERROR_WRITE, naming PATH. */
IdpLines *idp_lines_open (const char *path, GError **error);

/* Gives the lock back. A file that is still empty is removed. */
void idp_lines_close (IdpLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpLines, idp_lines_close)

/* All that the file holds. Errors: IDP_ERROR_UNREADABLE, also for one larger than MAX_BYTES. */
GBytes *idp_lines_read (IdpLines *lines, gsize max_bytes, GError **error);

/* Appends LINE and a line end; what a crash left of an earlier line is closed first. DURABLE waits
 * for the disk. Errors: IDP_ERROR_WRITE. */
gboolean idp_lines_add (IdpLines *lines, const char *line, gboolean durable, GError **error);

/* Puts CONTENT in place of the file, whole or not at all. LINES can only be closed afterwards.
 * Errors: IDP_ERROR_WRITE. */
gboolean idp_lines_replace (IdpLines *lines, GBytes *content, GError **error);

/* All that PATH holds, read while nobody writes, as far as the file system has locks; NULL without
 * an error where there is no such file. Errors: as idp_lines_read(). */
GBytes *idp_lines_load (const char *path, gsize max_bytes, GError **error);
