/* proof: a sheet drawn at true size with its dimensions, without people, for the shop and the lab.
 *
 * Printed as the sheets will be, it shows with a ruler whether the printer scales or shifts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "printer.h"

/* Writes the proof page of SHEET, drawn for PRINTER, as PDF file PATH, whole or not at all. Same
 * presets, same bytes. Errors: IDP_ERROR_WRITE; IDP_ERROR_REFUSED where the page has no room for
 * the notes. */
gboolean ids_proof_write (const IdsSheet *sheet, const IdsPrinter *printer, const char *path,
                          GError **error);
