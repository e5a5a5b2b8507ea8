/* review-row: one student of a report, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-queue.h"

typedef struct
{
  const IdpQueueEntry *entry;
  gboolean show_ids; /* numbers of ID cards stay whole */
  char *student;     /* the stem of the file name */
  char *file;        /* path below the folder */
  char *advice;      /* the one sentence, after what the reviewers decided */
  GPtrArray *points; /* IdpFinding, not owned: the problems with the numbers they bear on marks,
                        then what a reviewer rejects though nothing was measured */
  guint failures;    /* times the platform turned the student down */
} IdpReviewRow;

/* ENTRY must be ready or unreadable, and must outlive the row. */
IdpReviewRow *idp_review_row_new (const IdpQueueEntry *entry, const IdpRules *rules,
                                  gboolean show_ids);
void idp_review_row_free (IdpReviewRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpReviewRow, idp_review_row_free)

/* The stem of the file name of PHOTO, fit to be shown. Caller frees. */
char *idp_review_student (const IdpPhotoEntry *photo, gboolean show_ids);

/* "passed", "accepted", "open", "failed", "rejected", "unreadable"; static. */
const char *idp_review_row_state_id (const IdpReviewRow *row);

/* The same for people, in their language; static. */
const char *idp_review_row_state_text (const IdpReviewRow *row);

/* Whether the photo must be mended or taken again. */
gboolean idp_review_row_is_retake (const IdpReviewRow *row);

/* TEXT as the row may show it: without numbers of ID cards, and harmless. Caller frees. */
char *idp_review_row_shown (const IdpReviewRow *row, const char *text);

/* "Head tilted: 8.5°, allowed -3.0° to 3.0°". Caller frees. */
char *idp_review_row_finding_text (const IdpReviewRow *row, const IdpFinding *finding);

/* What the reviewers said about FINDING, one sentence each with who and when, the latest first.
 * Strings, owned by the array; empty where nobody said anything. */
GPtrArray *idp_review_row_words (const IdpReviewRow *row, const IdpFinding *finding);
