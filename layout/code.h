/* code.h: the QR code or barcode in a label, as modules and as millimetres for every writer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sheet.h"

/* Dark modules beside each other, counted from the left and the top of the symbol. */
typedef struct
{
  guint16 x, y, length;
} IdsCodeRun;

typedef struct
{
  double width_mm; /* quiet zones included */
  double height_mm;
  double module_mm;     /* width of a module */
  double row_height_mm; /* of a module, or of the bars */
  guint n_columns, n_rows;
  guint quiet_columns, quiet_rows; /* modules that stay white on each side */
  IdsCodeRun *runs;
  guint n_runs;
} IdsCode;

/* TEXT as SPEC says. Errors: IDP_ERROR_REFUSED where it is empty, too long or has characters beyond
 * ASCII, which readers take for different ones. */
IdsCode *ids_code_new (const IdsCodeSpec *spec, const char *text, GError **error);
void ids_code_free (IdsCode *code);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsCode, ids_code_free)

/* What no code of SPEC is smaller than, quiet zones included. */
void ids_code_get_least_size (const IdsCodeSpec *spec, double *width_mm, double *height_mm);

/* Pixels for a module of MODULE_MM on the raster of SHEET: whole ones, or bars would differ in
 * width. 0 where a module is smaller than a pixel. */
int ids_code_count_px (const IdsSheet *sheet, double module_mm);
