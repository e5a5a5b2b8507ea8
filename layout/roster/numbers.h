/* numbers: what is wrong with numbers when those of all rows are seen together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster.h"

/* Adds to PROBLEMS the numbers of ROSTER that occur twice or lack digits that all others have, and
 * refuses their students. */
void ids_numbers_check (IdsRoster *roster, const IdsRosterPreset *preset, IdsProblems *problems);
