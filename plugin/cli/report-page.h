/* report-page: all photos of a folder on one page for a browser, which needs nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-row.h"

typedef struct _ReportPage ReportPage;

/* A page about FOLDER (its name, fit to be shown) under RULES, in the user's language. */
ReportPage *report_page_new (const char *folder, const IdpRules *rules);
void report_page_free (ReportPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportPage, report_page_free)

void report_page_add (ReportPage *page, const IdpReviewRow *row);

/* The page as HTML. Ends PAGE, which can only be freed afterwards. */
GBytes *report_page_finish (ReportPage *page);
