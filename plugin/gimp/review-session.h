/* review-session.h: one reviewer's way through the photos of a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-queue.h"
#include "review-write.h"

typedef struct
{
  IdpRules *rules;
  IdpReviewQueue *queue;
  char *folder; /* absolute */
  char *who;    /* the reviewer's name, as it is recorded */
} ReviewSession;

/* Begins to check the photos of FOLDER. WHO "" is the user. Errors: IDP_ERROR_PRESET,
 * IDP_ERROR_UNREADABLE. */
ReviewSession *review_session_new (const char *folder, const char *rules, const char *who,
                                   GError **error);
void review_session_free (ReviewSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReviewSession, review_session_free)

/* The user by the name that is on record of him; the login name where there is none. Caller frees.
 */
char *review_session_user (void);

/* The number of the photo PATH, absolute or below the folder; -1 where the folder has none such. */
int review_session_find (const ReviewSession *session, const char *path);

/* The finding of photo I, which is ready, that is about RULE; NULL where there is none. */
const IdpFinding *review_session_find_finding (const ReviewSession *session, guint i,
                                               const char *rule);

/* Records a decision about photo I, which is ready, and reads its review file again. FINDING may be
 * NULL, see idp_review_decide(). KEPT_ASIDE as there. */
gboolean review_session_decide (ReviewSession *session, guint i, const IdpFinding *finding,
                                IdpDecision decision, const char *note, char **kept_aside,
                                GError **error);

/* Records that the platform turned the student of photo I down, or that this was a mistake. */
gboolean review_session_record_failure (ReviewSession *session, guint i, gboolean withdrawn,
                                        const char *note, char **kept_aside, GError **error);
