/* verdict.h: how verdicts look in every list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"

/* White text is readable on it, in light and dark themes; static. */
const char *verdict_background (IdpVerdict verdict);

/* TEXT on that colour, as Pango markup. Caller frees. */
char *verdict_text_markup (IdpVerdict verdict, const char *text);

/* The verdict's text on that colour, as Pango markup. Caller frees. */
char *verdict_markup (IdpVerdict verdict);

/* The same of one finding, which may be a strong review. Caller frees. */
char *verdict_finding_markup (const IdpFinding *finding);
