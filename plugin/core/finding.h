/* finding.h: one judgement about one photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"
#include "rules.h"

typedef enum
{
  IDP_VERDICT_PASS,
  IDP_VERDICT_REVIEW, /* a person must look */
  IDP_VERDICT_FAIL,
  IDP_VERDICT_NOT_MEASURED,
} IdpVerdict;

typedef struct
{
  const IdpRule *rule; /* owned by the rules, which must outlive the finding */
  IdpVerdict verdict;
  double measured;   /* in rule->limit.unit; NAN = not measured */
  IdpRect region;    /* px of the upright original; empty = the file or the picture as a whole */
  gboolean on_crop;  /* judged on the crop that `idphoto crop` would make, not on the file itself */
  const char *other; /* the photo that this one was found to be like (IdpBatch owns it), or NULL */
  GPtrArray *evidence; /* IdpEvidence: what the verdict rests on; owned; NULL where it rests on
                          MEASURED alone */
} IdpFinding;

void idp_finding_free (IdpFinding *finding);

/* Where MEASURED stands against LIMIT; NAN is not-measured. */
IdpVerdict idp_limit_judge (const IdpLimit *limit, double measured);

/* "at most 4.0 L*", "50 px to 110 px". Caller frees. */
char *idp_limit_text (const IdpLimit *limit);

/* "pass", "review", "fail", "not-measured"; static. */
const char *idp_verdict_id (IdpVerdict verdict);

/* The same for people, in their language; static. */
const char *idp_verdict_text (IdpVerdict verdict);

/* TRUE for a problem that evidence of several kinds speaks for, which do not share a cause. */
gboolean idp_finding_is_strong (const IdpFinding *finding);

/* As idp_verdict_text(), but "strong review" for a review that is strong; static. */
const char *idp_finding_verdict_text (const IdpFinding *finding);

/* What the verdict rests on: a line for each piece of evidence, every line after PREFIX; "" where
 * there is none. Caller frees. */
char *idp_finding_evidence_text (const IdpFinding *finding, const char *prefix);

/* The verdict of a whole photo: fail before review before pass. Not-measured counts as review only
 * when nothing at all was measured. FINDINGS holds IdpFinding. */
IdpVerdict idp_findings_verdict (const GPtrArray *findings);

/* How many of FINDINGS (IdpFinding) have VERDICT. */
guint idp_findings_count (const GPtrArray *findings, IdpVerdict verdict);

/* Problems (fail, then strong review, then review) in the order people shall see them and with the
 * numbers they bear: the n-th is number n + 1. Likeness to other photos comes last: it is known
 * when marks are drawn already. Container only; the elements stay owned by FINDINGS. */
GPtrArray *idp_findings_problems (const GPtrArray *findings);

/* TRUE where a number was measured that tells a person more than the title does; a count of faces
 * does not. */
gboolean idp_finding_has_measure (const IdpFinding *finding);

/* "12 px": what was measured; never reads like a limit that it lies beyond. Caller frees. */
char *idp_finding_measured_text (const IdpFinding *finding);

/* "12 px, allowed 50 px to 110 px": measured against limit. Caller frees. */
char *idp_finding_measure_text (const IdpFinding *finding);
