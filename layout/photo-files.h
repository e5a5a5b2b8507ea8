/* photo-files: the pictures of a folder, and whose they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster.h"

typedef struct _IdsPhotoFiles IdsPhotoFiles;

/* Lists the pictures below FOLDER; links to folders are not followed. Errors: IDP_ERROR_UNREADABLE.
 */
IdsPhotoFiles *ids_photo_files_list (const char *folder, GError **error);
void ids_photo_files_free (IdsPhotoFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPhotoFiles, ids_photo_files_free)

/* Sees that every student of ROSTER has one photo, and refuses those who have not. The photo is the
 * file that the roster's column names; where there is no such column, the one whose name, or a part
 * of it between _ - + or space, is the student number, else the ID number. A file that bears the
 * number of another student, or another name, is refused. Files of nobody, and whatever else is
 * found, go to PROBLEMS. */
void ids_photo_files_match (IdsPhotoFiles *files, IdsRoster *roster, IdsProblems *problems);
