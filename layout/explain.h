/* explain: a sheet in words and millimetres, before anything is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "printer.h"

/* What is on a page of SHEET, where, how much room is left, and what is made up for on PRINTER.
 * Caller frees. */
char *ids_explain (const IdsSheet *sheet, const IdsPrinter *printer);

/* The way the head points, in words; static. */
const char *ids_explain_turn (IdsTurn turn);
