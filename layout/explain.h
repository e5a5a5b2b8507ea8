/* explain: a sheet in words and millimetres, before anything is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sheet.h"

/* What is on a page of SHEET, where, and how much room is left. Caller frees. */
char *ids_explain (const IdsSheet *sheet);

/* The way the head points, in words; static. */
const char *ids_explain_turn (IdsTurn turn);
