/* review-list.h: the photos of a folder as a list with small pictures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "review-queue.h"

/* The user clicked photo I. */
typedef void (*ReviewListChosen) (guint i, gpointer data);

/* QUEUE and DATA must outlive the widget, which scrolls by itself. */
GtkWidget *review_list_new (const IdpReviewQueue *queue, ReviewListChosen chosen, gpointer data);

/* Shows what the queue says now, with photo CURRENT (-1: none) selected. */
void review_list_update (GtkWidget *list, int current);
