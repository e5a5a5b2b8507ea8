/* review: what reviewers decided about a photo, in PHOTO.review.json beside it.
 *
 * The file only grows, one JSON object a line (review-record.h), so that two people at one shared
 * folder keep each other's lines. A decision counts for the picture and the preset it was made on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-record.h"

/* The rule of a decision that is about none of the findings: a reviewer saw something else. */
#define IDP_REVIEW_OBJECTION "reviewer-objection"

/* The review file of one photo, read for one picture under one preset. */
typedef struct
{
  GPtrArray *records; /* IdpReviewRecord, as they were written; also those that do not count */
  char *sha256;       /* of the picture as it is now */
  char *rules_name;
  guint n_cut;     /* lines that a crash left unfinished; the others hold */
  guint n_garbage; /* lines that are none; whoever writes next keeps the file aside */
  char *
      unreadable; /* why nothing is known of the decisions, so that the photo stays open; or NULL */
} IdpReview;

/* PHOTO.review.json. Caller frees. */
char *idp_review_path (const char *photo);

/* Reads what there is about PHOTO, whose bytes now have SHA256; no file is an empty review. */
IdpReview *idp_review_load (const char *photo, const char *sha256, const IdpRules *rules);
void idp_review_free (IdpReview *review);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpReview, idp_review_free)

/* What has to be told about the file itself, one sentence, in the user's language; NULL where all
 * is well. Caller frees. */
char *idp_review_complaint (const IdpReview *review);

/* How many times the platform turned the student down, on record; whatever the picture. */
guint idp_review_count_failures (const IdpReview *review);

/* The latest word of every reviewer about one finding. */
typedef enum
{
  IDP_RULING_NONE,
  IDP_RULING_ACCEPTED,
  IDP_RULING_REJECTED,
  IDP_RULING_CONFLICT, /* one accepts, another rejects: still open */
} IdpRulingKind;

typedef struct
{
  IdpRulingKind kind;
  const IdpReviewRecord *latest;   /* NULL without a ruling */
  const IdpReviewRecord *against;  /* in a conflict: the latest of those who think otherwise */
  const IdpReviewRecord *outdated; /* without a ruling: a decision on another picture, under another
                                      preset, or that accepted less than is found now; or NULL */
} IdpRuling;

IdpRuling idp_review_ruling (const IdpReview *review, const IdpFinding *finding);

/* Appends to FINDINGS what the file alone tells, as far as RULES ask for it: a reviewer's objection
 * (IDP_REVIEW_OBJECTION), and that the next failure locks the student out (rule lockout-risk).
 * Nothing is appended for what is fine. */
void idp_review_judge (const IdpReview *review, const IdpRules *rules, GPtrArray *findings);

/* FINDINGS as the reviewers see them: what they accept passes, what they reject fails, what they
 * disagree about is for review. A new array of copies. */
GPtrArray *idp_review_apply (const IdpReview *review, const GPtrArray *findings);

typedef enum
{
  IDP_REVIEW_PASSED,   /* nothing was found */
  IDP_REVIEW_ACCEPTED, /* people accepted all that was found */
  IDP_REVIEW_OPEN,     /* a person must decide */
  IDP_REVIEW_FAILED,   /* a measured failure stands, and nobody has said otherwise */
  IDP_REVIEW_REJECTED, /* by a person */
} IdpReviewState;

/* Where a photo stands. N_LEFT (or NULL) is set to the number of findings that a person has yet to
 * decide. */
IdpReviewState idp_review_state (const IdpReview *review, const GPtrArray *findings, guint *n_left);

/* "passed", "accepted", "open", "failed", "rejected"; static. */
const char *idp_review_state_id (IdpReviewState state);

/* The same for people, in their language; static. */
const char *idp_review_state_text (IdpReviewState state);
