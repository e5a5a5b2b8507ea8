/* roster.h: a class roster, from CSV to people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "left-out.h"

/* One row of the roster, counted by references. No text is empty; spaces around it are gone. */
typedef struct
{
  int row; /* as a spreadsheet counts: the header is row 1 */
  char *name;
  char *student_id;
  char *photo; /* file name within the photo folder */
} IdsPerson;

IdsPerson *ids_person_ref (IdsPerson *person);
void ids_person_unref (IdsPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPerson, ids_person_unref)

/* Reads the UTF-8 CSV file PATH. Its first row names the columns name, student_id and photo (姓名
 * 学号 照片) in any order; others are ignored. Rows that cannot be printed - a cell missing, a
 * number damaged by a spreadsheet, a number that occurs twice - go to LEFT_OUT. Returns an array of
 * IdsPerson* in file order; free with g_ptr_array_unref(). Errors: IDP_ERROR_UNREADABLE with PATH
 * and row or line, where the roster as a whole cannot be trusted. */
GPtrArray *ids_roster_load (const char *path, IdsLeftOut *left_out, GError **error);
