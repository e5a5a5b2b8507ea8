/* run: from a roster to sheets, or to a list of what is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "options.h"

#define IDS_LEFT_OUT "left-out.csv"

/* Prints what can be printed and fills PROBLEMS; returns the number of files, or -1 with ERROR set
 * where it did not come to printing. */
int ids_run_print (const IdsOptions *options, IdsProblems *problems, GError **error);

/* Prints who is in the roster, and fills PROBLEMS. */
gboolean ids_run_people (const IdsOptions *options, IdsProblems *problems, GError **error);

/* Only fills PROBLEMS. Captions and photos are examined where a sheet is given. */
gboolean ids_run_check (const IdsOptions *options, IdsProblems *problems, GError **error);
