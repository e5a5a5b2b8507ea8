/* check-dialog.h: the list of findings beside the image.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "inspection.h"

/* Lists INSPECTION, of which it takes ownership, until the user closes the list; a row points at
 * its region in IMAGE, which stays usable. DIFFERENCE is empty or says why the picture on screen is
 * not the one that was checked. The user may choose other rules, which checks and marks anew. */
void check_dialog_run (int image, Inspection *inspection, const char *difference);
