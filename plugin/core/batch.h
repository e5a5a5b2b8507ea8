/* batch: what a photo has to do with the other photos of a run, and with earlier ones.
 *
 * Rules duplicate-photo and resubmitted-photo. Both measure likeness in percent: 100 is kept for
 * files with the same bytes, IDP_BATCH_LIKEST is the most that pictures alone can reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check.h"
#include "likeness.h"

#define IDP_BATCH_SAME_BYTES 100
#define IDP_BATCH_LIKEST 99

typedef struct _IdpBatch IdpBatch;

/* A run over PATHS (char *). Reads those files whose size another one has, to know copies before
 * the first is judged. RULES must outlive the batch. */
IdpBatch *idp_batch_new (const IdpRules *rules, const GPtrArray *paths);
void idp_batch_free (IdpBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpBatch, idp_batch_free)

/* Adds the photo PATH, whose bytes have SHA256, of an earlier run, before the first of this one is
 * judged. Takes LIKENESS. */
void idp_batch_add_previous (IdpBatch *batch, const char *path, const char *sha256,
                             IdpLikeness *likeness);

/* Compares the photo PATH with earlier runs and with the photos judged before it; appends to
 * FINDINGS a finding (IdpFinding) for each rule that it breaks, and none for one that it keeps:
 * later photos may still be like it. Copies of a file are found on all of them, mere likeness on
 * the later photo. A picture and the crop that its receipt says was made of it are no duplicates.
 * Takes LIKENESS. The findings must not outlive the batch. */
void idp_batch_judge (IdpBatch *batch, const char *path, const char *sha256, IdpLikeness *likeness,
                      GPtrArray *findings);
