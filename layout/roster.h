/* roster: a class roster, from CSV or a workbook to people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "person.h"
#include "problems.h"
#include "roster/columns.h"

typedef struct
{
  const char *encoding;  /* of CSV; NULL = find out */
  const char *worksheet; /* of a workbook; NULL = its first one that is not hidden */
  const char *columns;   /* "name=TITLE,student_id=C": title or letters of a column; NULL = the
                            titles of roster.ini */
  gboolean show_ids;
} IdsRosterOptions;

typedef struct
{
  IdsColumns columns;
  GPtrArray *people;  /* of IdsPerson*, those without an error, in file order */
  GPtrArray *refused; /* of IdsPerson*, the others */
} IdsRoster;

/* Reads the roster PATH. One of its first rows must name the columns. What is wrong with a row goes
 * to PROBLEMS. Errors: IDP_ERROR_UNREADABLE with PATH and row or line, where the roster as a whole
 * cannot be trusted; IDP_ERROR_PRESET. */
IdsRoster *ids_roster_load (const char *path, const IdsRosterOptions *options,
                            IdsProblems *problems, GError **error);
void ids_roster_free (IdsRoster *roster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsRoster, ids_roster_free)

/* Adds to PROBLEMS what is wrong with FIELD of PERSON. */
void ids_roster_report (const IdsRoster *roster, const IdsPerson *person, IdsField field,
                        IdsLevel level, const char *id, const char *text, IdsProblems *problems);

/* Moves those of PEOPLE whose row is in the set ROWS to the refused. */
void ids_roster_refuse (IdsRoster *roster, GHashTable *rows);
