/* part-make: prepares the students of a part, writes its files and records it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "approval.h"
#include "journal.h"
#include "part.h"
#include "writer.h"

/* A stretch of the order that becomes one file, or one picture per page. */
typedef struct
{
  char *name;  /* of the file, without its ending */
  guint first; /* in the people */
  guint n;
} IdsPart;

/* What all parts of a run share. */
typedef struct
{
  const IdsSheet *sheet;
  const IdsPrinter *printer;
  const IdsWriter *writer;
  const char *photos; /* folders */
  const char *output;
  const GPtrArray *people;     /* of IdsPerson* */
  const IdsApproval *approval; /* NULL = all photos are printed */
  IdsJournal *journal;
  gboolean show_ids;
} IdsPartContext;

typedef struct
{
  guint n_files;
  guint n_students; /* printed */
} IdsPartResult;

/* Makes PART, or finds it made by the run that is taken up again. Students who are not printed go
 * to PROBLEMS. Errors: IDP_ERROR_WRITE, after which it is of no use to go on; those whose sheets
 * were not written are in PROBLEMS too. */
gboolean ids_part_make (const IdsPartContext *context, const IdsPart *part, IdsPartResult *result,
                        IdsProblems *problems, GError **error);

/* Adds to PROBLEMS that everybody from FIRST to FIRST + N - 1 is left out because of ERROR. */
void ids_part_leave_out (const IdsPartContext *context, guint first, guint n, const GError *error,
                         IdsProblems *problems);

/* Only sees whether the students of PART can be printed. */
void ids_part_examine (const IdsPartContext *context, const IdsPart *part, IdsProblems *problems);
