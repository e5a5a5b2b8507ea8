/* settings.h: which rules a call works by.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "procedure.h"

/* The rules that a script gave as GIVEN, or those the user chose last. Caller frees. */
char *settings_get_rules (const Call *call, const char *given);

/* Remembers the choice, also for later sessions. */
void settings_set_rules (const char *rules);
