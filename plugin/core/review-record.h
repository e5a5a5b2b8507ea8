/* review-record: the lines of a review file.
 *
 * One is
 * {"event":"decision","when","who","sha256","rules":{"name","sha256"},"rule","verdict","measured",
 * "decision","note","tool","version"}, or the same without what concerns a rule for the events
 * "platform-failure" and "platform-failure-withdrawn".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"

typedef enum
{
  IDP_REVIEW_DECISION,
  IDP_REVIEW_FAILURE,           /* the platform turned the student down; it counts these attempts */
  IDP_REVIEW_FAILURE_WITHDRAWN, /* one such record was a mistake */
} IdpReviewEvent;

typedef enum
{
  IDP_DECISION_ACCEPT,   /* the finding is no reason against the photo */
  IDP_DECISION_REJECT,   /* it is one */
  IDP_DECISION_WITHDRAW, /* the reviewer's earlier decision is void */
} IdpDecision;

typedef struct
{
  IdpReviewEvent event;
  char *when; /* UTC, ISO 8601: 2026-11-24T02:09:41Z */
  char *who;
  char *sha256;                    /* of the photo */
  char *rules_name, *rules_sha256; /* the preset */
  char *note;                      /* may be empty */

  char *rule; /* NULL, like the rest, unless the event is a decision */
  IdpVerdict verdict;
  double measured; /* NAN where nothing was */
  IdpDecision decision;
} IdpReviewRecord;

void idp_review_record_free (IdpReviewRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpReviewRecord, idp_review_record_free)

/* "decision", "platform-failure", "platform-failure-withdrawn"; static. */
const char *idp_review_event_id (IdpReviewEvent event);

/* "accept", "reject", "withdraw"; static. */
const char *idp_decision_id (IdpDecision decision);

/* Without a line end. Caller frees. */
char *idp_review_record_to_line (const IdpReviewRecord *record);

typedef enum
{
  IDP_REVIEW_LINE_RECORD,
  IDP_REVIEW_LINE_UNKNOWN, /* an event that a later version may have written; to be kept */
  IDP_REVIEW_LINE_CUT,     /* the beginning of a line whose writer died, or lost power */
  IDP_REVIEW_LINE_GARBAGE, /* nothing that this program writes */
} IdpReviewLineKind;

typedef struct
{
  IdpReviewLineKind kind;
  char *text;              /* without its end; of records and unknown events */
  IdpReviewRecord *record; /* of records */
} IdpReviewLine;

/* Larger than thousands of decisions on one photo. */
#define IDP_REVIEW_MAX_BYTES (4 * 1024 * 1024)

/* The lines of CONTENT, of which nothing is taken for granted; empty ones are left out. Returns
 * IdpReviewLine, owned by the array. */
GPtrArray *idp_review_lines_read (GBytes *content);
