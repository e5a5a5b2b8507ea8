/* print-dialog.h: asks whose photo it is and what sheet it goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Asks, shows the page, and writes it as PDF to where the user says. PHOTO is a finished picture.
 * Returns the path; NULL where the user cancels. Caller frees. */
char *print_dialog_run (const char *photo);
