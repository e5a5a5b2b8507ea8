/* saved.h: a picture as a file that was saved, and measured. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "finding.h"
#include "photo.h"

#define SAVED_QUALITY 95

/* IMAGE saved as a JPEG of QUALITY in memory, and measured; aborts where memory does not suffice.
 */
IdpPhoto *saved_photo (const IdpImage *image, int quality, const IdpRules *rules);

/* How far outside the limit of its rule FINDING is, in its unit; negative inside; -INFINITY where
 * it was not measured. */
double finding_excess (const IdpFinding *finding);

/* Fail or review. */
gboolean verdict_is_problem (IdpVerdict verdict);

/* The finding of RULE among FINDINGS, or NULL. */
const IdpFinding *finding_of (const GPtrArray *findings, const char *rule);

/* Overlap of two rectangles over what they cover together, 0..1. */
double rect_overlap (const IdpRect *a, const IdpRect *b);
