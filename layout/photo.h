/* photo.h: is this file fit to be printed as it is?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "sheet.h"

/* A photo that passed. It is read again when its sheet is written, and must then be what was
 * examined. */
typedef struct
{
  char *path;
  char *sha256; /* of the whole file, 64 hex digits */
} IdsPhoto;

/* The real path of NAME if it is a file below FOLDER; absolute names and names or links that lead
 * out of FOLDER are refused. Caller frees. Errors: IDP_ERROR_UNREADABLE with a message that begins
 * with NAME. */
char *ids_photo_find (const char *folder, const char *name, GError **error);

/* Opens NAME below FOLDER and reads all of it. It must be an undamaged, upright baseline JPEG in
 * colour with exactly the pixels that SHEET wants, and the very file that its receipt (see
 * receipt.h) was written for if there is one. Absolute names and names or links that lead out of
 * FOLDER are refused. Errors: IDP_ERROR_UNREADABLE or IDP_ERROR_MISMATCH, with a message that
 * begins with NAME. */
IdsPhoto *ids_photo_open (const char *folder, const char *name, const IdsSheet *sheet,
                          GError **error);
void ids_photo_free (IdsPhoto *photo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPhoto, ids_photo_free)

/* The bytes, or the pixels, of the file that was examined. Errors: IDP_ERROR_UNREADABLE with a
 * message that begins with the path, also where the file has changed since. */
GBytes *ids_photo_read (const IdsPhoto *photo, GError **error);
IdpImage *ids_photo_decode (const IdsPhoto *photo, GError **error);
