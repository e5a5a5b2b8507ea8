/* row-checks: what is wrong within one row of a roster.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problems.h"
#include "roster/columns.h"

/* One row as the table has it, texts without the spaces around them. */
typedef struct
{
  int row;
  gboolean hidden;
  const IdsColumns *columns;
  const IdsRosterPreset *preset;
  const char *texts[IDS_N_FIELDS];
  IdsTraits traits[IDS_N_FIELDS];
  gboolean spaces_around_name;
} IdsRosterRow;

/* Adds what is wrong with ROW to PROBLEMS; FALSE where its student must not be printed. */
gboolean ids_row_check (const IdsRosterRow *row, IdsProblems *problems);
