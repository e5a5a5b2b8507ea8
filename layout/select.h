/* select: some of the students of a roster, for printing again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster.h"

/* Leaves only the students with the numbers in the comma-separated LIST, in ROSTER and PROBLEMS. A
 * number that the roster does not have is an error, for it must be mistyped: IDP_ERROR_UNREADABLE.
 */
gboolean ids_select_numbers (IdsRoster *roster, IdsProblems *problems, const char *list,
                             GError **error);

/* Leaves only the students who are on the sheets that TEXT names, "FILE:3,5-7" of the manifest
 * PATH. The roster must still have them in the same rows. Errors: IDP_ERROR_UNREADABLE. */
gboolean ids_select_sheets (IdsRoster *roster, IdsProblems *problems, const char *text,
                            const char *path, GError **error);

/* FALSE where the manifest in FOLDER has students whom the selected ROSTER lacks: their sheets have
 * the same names and would be lost. Errors: IDP_ERROR_WRITE, or that the manifest is unreadable. */
gboolean ids_select_spares (const IdsRoster *roster, const char *folder, GError **error);
