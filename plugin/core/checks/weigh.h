/* weigh.h: observations put on the scales of one rule. Private to the checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check.h"

/* Measures the points of EVIDENCE, which is taken over. Where they do not exceed the limit, that
 * means something only if the check COULD_SEE what it looks for; else nothing was measured. Only
 * the name of a program that is more than a hint may fail a photo. The region is that of the first
 * that has one. */
IdpMeasurement idp_weigh (const IdpRule *rule, GPtrArray *evidence, gboolean could_see);

/* Adds observation ID if the file names a program of KIND. */
void idp_weigh_program (GPtrArray *evidence, const IdpRule *rule, const char *id,
                        const IdpPhoto *photo, IdpProgramKind kind);

/* Adds observation ID with a number as its particulars. */
void idp_weigh_number (GPtrArray *evidence, const IdpRule *rule, const char *id,
                       const IdpRect *region, const char *format, double number)
    G_GNUC_PRINTF (5, 0);
