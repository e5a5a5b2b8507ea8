/* problems: what is wrong with a roster and its photos, row by row.
 *
 * An error keeps its student from being printed; a warning is for a person to look at.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  IDS_LEVEL_WARNING,
  IDS_LEVEL_ERROR,
} IdsLevel;

typedef struct
{
  int row;            /* as in IdsPerson; 0 = of no row */
  const char *column; /* as a spreadsheet names it, "C"; "" = of the row as a whole */
  const char *name;
  const char *student_id;
  IdsLevel level;
  const char *id;   /* of the rule, for scripts: "duplicate-record"; static */
  const char *text; /* what is wrong, ready to be read */
} IdsProblem;

/* Thread-safe. */
typedef struct _IdsProblems IdsProblems;

/* SHOW_IDS: numbers of ID cards are shown; else the middle of each is hidden wherever it stands. */
IdsProblems *ids_problems_new (gboolean show_ids);
void ids_problems_free (IdsProblems *problems);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsProblems, ids_problems_free)

/* Copies PROBLEM; its texts may be NULL. */
void ids_problems_add (IdsProblems *problems, const IdsProblem *problem);

/* Forgets all PROBLEMS and takes over those of OTHER. */
void ids_problems_replace (IdsProblems *problems, IdsProblems *other);

/* Forgets the problems of all students whose number is not in the set WANTED, and those of no row;
 * removes from the set FOUND the numbers of those that stay. */
void ids_problems_restrict (IdsProblems *problems, GHashTable *wanted, GHashTable *found);

/* Rows with an error: students who are not printed. */
guint ids_problems_count_left_out (const IdsProblems *problems);

/* Problems of LEVEL. */
guint ids_problems_count (const IdsProblems *problems, IdsLevel level);

/* Calls FUNC for every problem, in order of rows. */
void ids_problems_foreach (IdsProblems *problems,
                           void (*func) (const IdsProblem *problem, gpointer data), gpointer data);

/* One line per problem in order of rows, for a terminal: control characters are escaped. A long
 * list is cut short, and says so. */
void ids_problems_print (IdsProblems *problems);

/* The CSV file PATH of all problems: row, column, name, student_id, level, problem, text. Whole or
 * not at all. Errors: IDP_ERROR_WRITE. */
gboolean ids_problems_write (IdsProblems *problems, const char *path, GError **error);

/* The CSV file PATH of the students who are not printed: row, name, student_id, reason; with only
 * its header where there is none. Errors: IDP_ERROR_WRITE. */
gboolean ids_problems_write_left_out (IdsProblems *problems, const char *path, GError **error);

/* The CSV file PATH of those whose photo has to be brought or taken again. */
gboolean ids_problems_write_retakes (IdsProblems *problems, const char *path, GError **error);

/* The problems that speak of a photo, for ids_problems_write_retakes(). */
#define IDS_PROBLEM_PHOTO_MISSING "photo-missing"
#define IDS_PROBLEM_PHOTO_UNFIT "photo-unfit"
#define IDS_PROBLEM_PHOTO_TWICE "duplicate-photo"
#define IDS_PROBLEM_NOT_APPROVED "not-approved"
