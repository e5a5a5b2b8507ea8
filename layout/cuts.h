/* cuts.h: where the prints of a page are cut apart, shown by marks at their corners or by lines
 * along them. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "box.h"
#include "sheet.h"

/* The marks or lines (IdsBox) of a page with CELLS (IdsBox), as SHEET asks for them. Free with
 * g_array_unref(). */
GArray *ids_cuts_find (const IdsSheet *sheet, const GArray *cells);
