/* review-dialog.h: the way through the photos of a folder that need a person.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libgimp/gimp.h>

/* Asks for a folder and RULES (chosen at first), and runs until the user has enough: success, or
 * cancelled where no folder was chosen. */
GimpPDBStatusType review_dialog_run (const char *rules);
