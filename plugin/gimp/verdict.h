/* verdict.h: how verdicts look in every list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "finding.h"

/* White text is readable on it, in light and dark themes; static. */
const char *verdict_background (IdpVerdict verdict);

/* Makes that colour the source of CR; OPACITY 0..1. */
void verdict_set_source (cairo_t *cr, IdpVerdict verdict, double opacity);

/* TEXT on that colour, as Pango markup. Caller frees. */
char *verdict_text_markup (IdpVerdict verdict, const char *text);

/* The verdict's text on that colour, as Pango markup. Caller frees. */
char *verdict_markup (IdpVerdict verdict);

/* The same of one finding, which may be a strong review. Caller frees. */
char *verdict_finding_markup (const IdpFinding *finding);
