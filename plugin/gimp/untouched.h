/* untouched.h: does an image still show its file, pixel for pixel and nothing else?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "image.h"

/* TRUE where IMAGE is what GIMP makes of FILE when it opens it, apart from marks. Whether GIMP
 * calls the image changed does not matter: undo, redo and saving all reset that flag. Errors:
 * IDP_ERROR_REFUSED with the first difference that was found. */
gboolean untouched_check (int image, const IdpFile *file, GError **error);
