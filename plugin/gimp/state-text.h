/* state-text.h: where photos of a folder stand, as the lists say it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-queue.h"

/* "to be decided (2)" in its colour, as Pango markup. Caller frees. */
char *state_text_of (const IdpQueueEntry *entry);

/* How many photos are in each state, as Pango markup; states without photos are left out. Caller
 * frees. */
char *state_text_counts (const IdpQueueCounts *counts);
