/* judgements.h: faults of photos that somebody looked for because a check found them.
 *
 * Labels were set before there were checks, and say nothing of much that checks look for. So that a
 * fail without a label is not counted as a mistake for ever, judgements.tsv holds what the picture
 * shows to the eye: sha256 (of the photo), file, rule, fault (y, n), why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  TRUTH_UNKNOWN, /* nobody says, or the label lies too near to the limit */
  TRUTH_FREE,
  TRUTH_FAULT,
} Truth;

/* Reads PATH. Errors: G_FILE_ERROR. */
GHashTable *judgements_load (const char *path, GError **error);

/* What JUDGEMENTS (may be NULL) say of RULE on the photo SHA256 (may be NULL). */
Truth judgements_of (GHashTable *judgements, const char *sha256, const char *rule);
