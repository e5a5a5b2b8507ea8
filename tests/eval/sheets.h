/* sheets.h: contact sheets, to judge by eye. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ladder-run.h"

/* For each rule FOLDER/sheets/RULE.jpg: the real ones of PICTURES (BasePicture) that measure least
 * and most, with the marks that people see. */
gboolean sheets_write_rules (const GPtrArray *pictures, const IdpRules *rules, const char *folder,
                             GError **error);

/* For each of LADDERS (Ladder) FOLDER/ladders/RULE-NAME.jpg: a few pictures with its defect step by
 * step, what was painted framed blue and what the check marks framed red. */
gboolean sheets_write_ladders (const GArray *runs, const GPtrArray *ladders, const char *folder,
                               GError **error);
