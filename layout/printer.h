/* printer.h: what a printer does to a page, and how sheets are drawn to make up for it.
 *
 * A printer that draws a page a little beside its place, or a little too large, does so on every
 * sheet; so its preset is kept apart from theirs. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sheet.h"

/* Draws x at offset_x_mm + scale_x x from the left edge of the page, and y likewise from the top.
 */
typedef struct
{
  char *name;  /* of the preset; NULL = there is nothing to make up for */
  char *title; /* in the user's language */
  char *sha256;
  double offset_x_mm, offset_y_mm;
  double scale_x, scale_y;
} IdsPrinter;

/* Draws everything in its place. */
extern const IdsPrinter ids_printer_true;

/* Loads the printer preset NAME_OR_PATH (see idp_preset_load()), NULL for a printer that needs
 * none, and proves that it does not push prints of SHEET off the paper. Errors: IDP_ERROR_PRESET;
 * what does not fit is told by edge and millimetres. */
IdsPrinter *ids_printer_load (const char *name_or_path, const IdsSheet *sheet, GError **error);
void ids_printer_free (IdsPrinter *printer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPrinter, ids_printer_free)

double ids_printer_map_x (const IdsPrinter *printer, double x_mm);
double ids_printer_map_y (const IdsPrinter *printer, double y_mm);
