/* program-folder.h: where the running program lies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* The folder of the running executable, links resolved; NULL where the system does not say. Caller
 * frees. */
char *idp_program_folder (void);
