/* pdf-content.h: what a page draws, as PDF operators. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pdf-font.h"
#include "plan.h"

/* All of page PAGE (from 0) of PLAN but its marks: its millimetres are left as the unit, so that
 * the marks can follow. Photos are images I0, I1, ... by the number of their print. Caller frees.
 */
GString *ids_pdf_content_page (const IdsPlan *plan, const IdsPdfFonts *fonts, guint page);

/* The marks of page PAGE, to follow the above. Caller frees. */
GString *ids_pdf_content_marks (const IdsPlan *plan, guint page);
