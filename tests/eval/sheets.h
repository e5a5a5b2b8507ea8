/* sheets.h: contact sheets, to judge by eye. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ladder-run.h"

/* For each rule (ONLY one, unless that is NULL) FOLDER/sheets/RULE.jpg: the real ones of PICTURES
 * (BasePicture) that measure least and most, with the marks that people see. */
gboolean sheets_write_rules (const GPtrArray *pictures, const IdpRules *rules, const char *only,
                             const char *folder, GError **error);

/* Every one of PICTURES as FOLDER/pictures/NAME.jpg, as it is measured. */
gboolean sheets_write_pictures (const GPtrArray *pictures, const char *folder, GError **error);

/* FOLDER/sheets/failed-without-a-label.jpg: the fails on real ones of PICTURES that no label bears
 * out, for judgements.tsv. */
gboolean sheets_write_untold (const GPtrArray *pictures, const char *folder, GError **error);

/* For each of LADDERS (Ladder) FOLDER/ladders/RULE-NAME.jpg: a few pictures with its defect step by
 * step, what was painted framed blue and what the check marks framed red. */
gboolean sheets_write_ladders (const GArray *runs, const GPtrArray *ladders, const char *folder,
                               GError **error);
