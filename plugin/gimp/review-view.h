/* review-view.h: the widgets of the review window, without what they do.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "review-findings.h"
#include "review-list.h"
#include "review-session.h"

typedef struct
{
  GtkWidget *window;   /* a GtkDialog */
  GtkWidget *counts;   /* label */
  GtkWidget *progress; /* progress bar */
  GtkWidget *list;     /* review-list.h */
  GtkWidget *photo;    /* review-photo.h */
  GtkWidget *headline; /* label: whose photo it is, and where it stands */
  GtkWidget *warnings; /* column of coloured texts */
  GtkWidget *findings; /* review-findings.h */
  GtkWidget *close_up; /* picture.h */
  GtkWidget *details;  /* label */
  GtkWidget *note_label;
  GtkWidget *note;     /* entry */
  GtkWidget *commands; /* column for the buttons */
} ReviewView;

/* Everything but the buttons; DATA goes to both functions. */
void review_view_init (ReviewView *view, const ReviewSession *session, ReviewListChosen chosen,
                       ReviewFindingsSelected selected, gpointer data);

/* TEXT on a red ground above the findings. */
void review_view_warn (const ReviewView *view, const char *text);
void review_view_clear_warnings (const ReviewView *view);

/* What was measured about FINDING of the photo FILE, in words and as a close-up; nothing where both
 * are NULL. */
void review_view_show_finding (const ReviewView *view, const IdpFile *file,
                               const IdpFinding *finding);
