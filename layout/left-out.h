/* left-out.h: the students who are not printed, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _IdsLeftOut IdsLeftOut;

IdsLeftOut *ids_left_out_new (void);
void ids_left_out_free (IdsLeftOut *left_out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsLeftOut, ids_left_out_free)

/* Notes the student of ROW (as in IdsPerson) with a reason that is ready to be read; all copied.
 * NAME and STUDENT_ID may be NULL. */
void ids_left_out_add (IdsLeftOut *left_out, int row, const char *name, const char *student_id,
                       const char *reason);

/* Forgets all students whose number is not in the set WANTED; removes from the set FOUND the
 * numbers of those that stay. */
void ids_left_out_restrict (IdsLeftOut *left_out, GHashTable *wanted, GHashTable *found);

guint ids_left_out_get_n (const IdsLeftOut *left_out);

/* One line per student in order of rows, for a terminal: control characters are escaped. */
void ids_left_out_print (IdsLeftOut *left_out);

/* Writes the CSV file PATH (row, name, student_id, reason), by rows, with only its header where
 * nobody is left out. Whole or not at all. Errors: IDP_ERROR_WRITE. */
gboolean ids_left_out_write (IdsLeftOut *left_out, const char *path, GError **error);
