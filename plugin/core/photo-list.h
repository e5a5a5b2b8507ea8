/* photo-list.h: the photos that the arguments of a command mean.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *path;
  char *relative; /* below the folder it was found in; the bare name for a photo given itself */
} IdpPhotoEntry;

/* Expands every folder of ARGUMENTS to the picture files below it, sorted; files stay as they are.
 * A file type that cannot be read (HEIC, WebP...) is listed too, so that no student is passed over
 * in silence. Symbolic links to folders are not followed. Fails where a folder cannot be read or
 * holds no picture. Returns IdpPhotoEntry, owned by the array. */
GPtrArray *idp_photo_list_new (char *const *arguments, GError **error);
