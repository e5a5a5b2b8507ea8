/* lists: who is where, and what belongs to a package, for those who pack and hand out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* From the manifest in FOLDER writes there index.csv, a line per student with file and sheet;
 * packages.csv, a line per package with the number of students, prints and sheets and of those
 * missing; and, where there are packages of sites or classes, packages.pdf, a cover page and a
 * packing list for each. Errors: IDP_ERROR_WRITE, IDP_ERROR_UNREADABLE. */
gboolean ids_lists_write (const char *folder, GError **error);
