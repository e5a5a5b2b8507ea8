/* judged.h: a drawn photo and what the checks say about it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check.h"
#include "scratch.h"
#include "sitter.h"

typedef struct
{
  IdpRules *rules; /* of the notice, which has every rule */
  IdpPhoto *photo;
  GPtrArray *findings;
  SitterTruth truth;
} Judged;

/* A phone photo of 900 x 1200; DEFECTS are "name=value" separated by spaces. */
Judged *judge_original (const char *defects);

/* The same as a finished picture. */
Judged *judge_finished (const char *defects);

/* A finished picture into which PAINT has drawn something that the sitter has not. */
Judged *judge_painted (const char *defects,
                       void (*paint) (IdpImage *image, const SitterTruth *truth));

/* A file; TRUTH stays empty. */
Judged *judge_file (const char *path);

/* The same by the preset RULES. */
Judged *judge_file_by (const char *path, const char *rules);

void judged_free (Judged *judged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Judged, judged_free)

/* What RULE says. */
const IdpFinding *judged_finding (const Judged *judged, const char *rule);

/* TRUE where observation ID is among the evidence of RULE. */
gboolean judged_has_evidence (const Judged *judged, const char *rule, const char *id);

/* Aborts the test unless RULE has VERDICT. */
void judged_assert (const Judged *judged, const char *rule, IdpVerdict verdict);

/* Aborts the test unless RULE finds a problem and all rules but those in ALLOWED, separated by
 * spaces, do not. */
void judged_assert_flagged (const Judged *judged, const char *rule, const char *allowed);

/* Aborts the test unless no rule finds a problem. */
void judged_assert_clean (const Judged *judged);

/* The part of WANTED that the region of RULE covers, 0..1. */
double judged_coverage (const Judged *judged, const char *rule, IdpRect wanted);

/* Aborts the test unless what RULE measures rises by at least STEP from each of DEFECTS
 * (NULL-terminated) to the next; JUDGE draws them. */
void judged_assert_rises (Judged *(*judge) (const char *), const char *rule, double step,
                          const char *const *defects);
