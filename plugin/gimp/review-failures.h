/* review-failures.h: how often the platform turned a student down.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "review-session.h"

/* That the next failure locks the student of ENTRY, which is ready, out, and what to do; NULL as
 * long as it does not. Caller frees. */
char *review_failures_warning (const ReviewSession *session, const IdpQueueEntry *entry);

/* Asks whether another failure of the student of photo I, which is ready, shall go on record, or
 * one be withdrawn. TRUE where one was. Tells what went wrong. */
gboolean review_failures_ask (GtkWindow *parent, ReviewSession *session, guint i);
