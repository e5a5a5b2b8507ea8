/* print-page.h: one photo on one page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "person.h"

/* The sheet SHEET (a name or path) with the finished picture PHOTO, and PERSON's name and number
 * under each copy, as a whole file of the kind WRITER makes ("pdf", "png"). idsheet makes it from a
 * copy of the photo and its receipt, so nothing but that picture can be on it. May be called from a
 * thread. Errors: IDP_ERROR_REFUSED, in the words of idsheet. */
GBytes *print_page (const char *photo, const Person *person, const char *sheet, const char *writer,
                    GError **error);
