/* verdict.h: how verdicts look in every list.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"

/* The verdict's text on its colour, as Pango markup; readable in light and dark themes. Caller
 * frees. */
char *verdict_markup (IdpVerdict verdict);
