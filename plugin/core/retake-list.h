/* retake-list: the students whose photo must be mended or taken again, as CSV for a spreadsheet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-row.h"

/* A list with its header, in the user's language. */
GString *idp_retake_list_new (void);

/* Adds a line for ROW. Reviewers stay unnamed, because students read the list. */
void idp_retake_list_add (GString *list, const IdpReviewRow *row);
