/* inspection.h: everything the core says about one photo under one set of rules.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check.h"

typedef struct
{
  IdpRules *rules;
  IdpPhoto *photo;
  GPtrArray *findings;
} Inspection;

/* Measures and judges FILE, of which it takes ownership, under the preset RULES.
 * Errors: IDP_ERROR_PRESET, IDP_ERROR_UNREADABLE. */
Inspection *inspection_new (IdpFile *file, const char *rules, GError **error);
void inspection_free (Inspection *inspection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Inspection, inspection_free)

/* The core's JSON report. Caller frees. */
char *inspection_json (const Inspection *inspection);

/* The same without the file's name, which may hold that of the person. Caller frees. */
char *inspection_anonymous_json (const Inspection *inspection);
