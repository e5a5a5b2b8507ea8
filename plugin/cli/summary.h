/* summary: what a run over several photos comes to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"

typedef struct _Summary Summary;

Summary *summary_new (void);
void summary_free (Summary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Summary, summary_free)

/* Counts the photo PATH with its FINDINGS (IdpFinding), or one that cannot be read where FINDINGS
 * is NULL. The rules of the findings must outlive SUMMARY. */
void summary_add (Summary *summary, const char *path, const GPtrArray *findings);

/* What a person reads, in their language: the counts, the most frequent reasons, and the photos
 * that are one picture. Ends with a newline. Caller frees. */
char *summary_text (const Summary *summary);
