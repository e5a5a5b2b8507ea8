/* review-findings.h: the findings of one photo, and what was decided about each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "review-row.h"

/* The user, or a call below, selected number N of the points of the row that is shown; -1: there is
 * none. */
typedef void (*ReviewFindingsSelected) (int n, gpointer data);

/* DATA must outlive the widget, which scrolls by itself. */
GtkWidget *review_findings_new (ReviewFindingsSelected selected, gpointer data);

/* Lists the points of ROW, which may be NULL, and selects the first that a person has yet to decide
 * about, or that of number SELECT where that is not -1. */
void review_findings_show (GtkWidget *findings, const IdpReviewRow *row, int select);

/* -1 where nothing is selected. */
int review_findings_get_selected (GtkWidget *findings);

/* Selects the next (STEP 1) or the previous (STEP -1), as far as there is one. */
void review_findings_move (GtkWidget *findings, int step);
