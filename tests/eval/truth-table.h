/* truth-table.h: what the checks say of undamaged pictures, against their labels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base-pictures.h"

/* On standard output in Markdown: for each rule that labels tell of, found and false; ONLY for one,
 * unless that is NULL. */
void truth_table_print (const GPtrArray *pictures, const IdpRules *rules, const char *only);

/* Likewise: fails that no label bears out, reviews asked for, by groups of people. */
void truth_table_print_compliance (const GPtrArray *pictures, const IdpRules *rules);

/* Every finding on PICTURES (BasePicture) as FOLDER/findings.tsv. */
gboolean truth_table_write (const GPtrArray *pictures, const char *folder, GError **error);
