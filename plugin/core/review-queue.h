/* review-queue: the photos of a folder, checked in the background, and where each stands.
 *
 * Results arrive in the order of the names, the first at once; those of an earlier run are not
 * measured again. All functions are for one thread, that of the user interface; none but
 * idp_review_queue_wait() waits for a check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check-cache.h"
#include "checked.h"
#include "photo-list.h"
#include "review.h"

typedef enum
{
  IDP_QUEUE_WAITING, /* not checked yet */
  IDP_QUEUE_READY,
  IDP_QUEUE_UNREADABLE,
} IdpQueueStage;

typedef struct
{
  const IdpPhotoEntry *photo;
  IdpQueueStage stage;
  GError *error; /* of an unreadable photo */

  /* The rest is of a photo that is ready. */
  IdpChecked *checked; /* its findings also tell of other photos and of what is on record */
  IdpReview *review;
  IdpReviewState state;
  guint n_left; /* findings that a person has yet to decide */

  guint n_measured; /* of the findings, those that no decision changes */
  gboolean done;    /* by the thread that checks; see the queue's mutex */
} IdpQueueEntry;

typedef struct
{
  guint states[IDP_REVIEW_REJECTED + 1]; /* by IdpReviewState */
  guint waiting;
  guint unreadable;
} IdpQueueCounts;

typedef struct _IdpReviewQueue IdpReviewQueue;

/* Lists the photos of FOLDER and begins to check them, N_THREADS at once. Takes CACHE, which keeps
 * results for the next time; NULL: none. RULES must outlive the queue. Errors:
 * IDP_ERROR_UNREADABLE. */
IdpReviewQueue *idp_review_queue_new (const char *folder, const IdpRules *rules, guint n_threads,
                                      IdpCheckCache *cache, GError **error);

/* Ends the checks that have begun and begins no more. */
void idp_review_queue_free (IdpReviewQueue *queue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpReviewQueue, idp_review_queue_free)

guint idp_review_queue_length (const IdpReviewQueue *queue);

/* Number I of the photos in the order of their names; owned by the queue. */
const IdpQueueEntry *idp_review_queue_get (const IdpReviewQueue *queue, guint i);

/* Takes in what has been checked since the last call, and returns how many photos that are. The
 * user interface calls it now and then. */
guint idp_review_queue_update (IdpReviewQueue *queue);

/* Waits until photo I is checked, and takes in all before it too. */
void idp_review_queue_wait (IdpReviewQueue *queue, guint i);

/* Reads the review file of photo I again, after a decision or because others decide too. */
void idp_review_queue_refresh (IdpReviewQueue *queue, guint i);

/* The next photo after FROM (STEP 1) or before it (STEP -1) that needs a person, all the way round;
 * -1 where none is known, which may change while some are waiting. FROM -1 begins at the first.
 * What others have decided meanwhile is passed over. */
int idp_review_queue_next (IdpReviewQueue *queue, int from, int step);

/* The numbers of all photos as a list shows them (guint): first those that need a person, then the
 * failed, the unreadable and the rejected, those still waiting, the accepted, the passed; by name
 * among each other. Caller frees the array. */
GArray *idp_review_queue_order (const IdpReviewQueue *queue);

IdpQueueCounts idp_review_queue_count (const IdpReviewQueue *queue);
