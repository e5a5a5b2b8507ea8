/* source.h: the file behind an image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "image.h"

/* Loads the file that IMAGE was opened from. Where the image bears a record of it (also after a
 * detour over an XCF file), the file must still be the recorded one. Errors: IDP_ERROR_REFUSED
 * where there is no such file or it was replaced, IDP_ERROR_UNREADABLE. */
IdpFile *source_load (gint32 image, GError **error);

/* Records FILE in IMAGE, unless there is a record already. It is saved with XCF files. */
void source_record (gint32 image, const IdpFile *file);
