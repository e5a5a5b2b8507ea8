/* source.h: the file behind an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "image.h"

/* Loads the file PATH, or where that is "" the one that IMAGE was opened from. Where the image
 * bears a record of its file (also after a detour over an XCF file), it must still be the recorded
 * one. Errors: IDP_ERROR_REFUSED where there is no such file or it was replaced,
 * IDP_ERROR_UNREADABLE. */
IdpFile *source_load (int image, const char *path, GError **error);

/* Records FILE in IMAGE, unless there is a record already. It is saved with XCF files. */
void source_record (int image, const IdpFile *file);
