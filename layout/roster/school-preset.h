/* school-preset: roster.ini, what is known of schools' rosters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "person.h"
#include "roster/table.h"

typedef struct
{
  char **titles[IDS_N_FIELDS]; /* of the columns, as ids_title_normalize() makes them */
  IdsTableLimits limits;
  int header_rows;          /* the header is one of so many rows */
  int number_share_percent; /* see [number-length] */
  int number_least;
} IdsRosterPreset;

/* Errors: IDP_ERROR_PRESET. */
IdsRosterPreset *ids_roster_preset_load (GError **error);
void ids_roster_preset_free (IdsRosterPreset *preset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsRosterPreset, ids_roster_preset_free)

/* TITLE without spaces, underscores and hyphens, full-width forms made plain, in lower case. Caller
 * frees. */
char *ids_title_normalize (const char *title);
