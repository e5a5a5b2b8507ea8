/* report.h: findings as text or JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"
#include "photo.h"

/* What a person reads, in their language: a headline, every problem with measure and remedy, and
 * the one sentence that says what to do. Ends with a newline. Caller frees. */
char *idp_report_text (const IdpPhoto *photo, const GPtrArray *findings, const IdpRules *rules);

/* One JSON object on one line without newline; the layout is the contract in README. Caller frees.
 */
char *idp_report_json (const IdpPhoto *photo, const GPtrArray *findings, const IdpRules *rules);

/* The same for a photo that could not be opened: verdict "unreadable" and the reason. */
char *idp_report_unreadable_json (const char *path, const char *reason, const IdpRules *rules);
