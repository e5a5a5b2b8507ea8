/* delivery.h: the finished picture as a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "inspection.h"

/* Errors: IDP_ERROR_REFUSED where no face was found, so that nobody can say where to crop. */
gboolean delivery_has_crop (const Inspection *inspection, GError **error);

/* Makes the finished picture of RECT (px of the upright photo) from the bytes of the original file
 * and writes it to PATH with its receipt beside it. Errors: IDP_ERROR_REFUSED,
 * IDP_ERROR_UNREADABLE, IDP_ERROR_WRITE. */
gboolean delivery_write (const Inspection *inspection, const IdpRect *rect, const char *path,
                         GError **error);

/* Checks FILE, of which it takes ownership, under RULES and writes the finished picture of the
 * proposed crop for IMAGE, which shows that file. Where: as the user says if ASK, else PATH, or
 * the usual place for "". Returns the path; NULL without an error where the user thought
 * better of it. Caller frees. Errors: as above, and IDP_ERROR_REFUSED where no crop meets the
 * standard's bands. */
char *delivery_export (int image, IdpFile *file, const char *rules, gboolean ask, const char *path,
                       GError **error);
