/* review-write: adds a line to the review file of a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review.h"

/* Who says something about which picture, under which rules. */
typedef struct
{
  const char *who;
  const char *photo;  /* path */
  const char *sha256; /* of the picture that WHO has seen */
  const IdpRules *rules;
} IdpReviewer;

/* Records DECISION about FINDING, or an objection of the reviewer's own where FINDING is NULL. NOTE
 * may be NULL. The line is on the disk when this returns, or the file is as it was. Where the file
 * held garbage it is kept as PHOTO.review.json.damaged-N, which KEPT_ASIDE names (caller frees),
 * and its whole lines live on in the new one. Errors: IDP_ERROR_WRITE, IDP_ERROR_UNREADABLE. */
gboolean idp_review_decide (const IdpReviewer *by, const IdpFinding *finding, IdpDecision decision,
                            const char *note, char **kept_aside, GError **error);

/* Records that the platform turned the student down, or that one such record was a mistake. */
gboolean idp_review_record_failure (const IdpReviewer *by, gboolean withdrawn, const char *note,
                                    char **kept_aside, GError **error);
