/* part: one file of a print run and the students in it: what is recorded of it.
 *
 * A record is a JSON object on one line:
 * {"part","key","files":[{"file","sha256","pages":[{"sheet":"1/17","students":[{"row","name",
 * "student_id","photo","photo_sha256","prints":[[x,y,width,height,turn],...]}]}]}],"problems":[...]}
 * Places are in mm from the top left corner of the page in the file; the turn is 0, or 90 or -90
 * degrees clockwise. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "plan.h"
#include "problems.h"

typedef struct
{
  char *name;
  char *sha256;
  guint first_page, n_pages; /* of the plan */
} IdsPartFile;

/* The record of PART: FILES (IdsPartFile*) of PLAN, made from what KEY stands for, and the PROBLEMS
 * of students who are missing in them. Without a line end. Caller frees. */
char *ids_part_record (const char *part, const char *key, const GPtrArray *files,
                       const IdsPlan *plan, IdsProblems *problems, gboolean show_ids);

/* What a record tells without its pages. */
typedef struct
{
  char *part;
  char *key;
  GPtrArray *files; /* of IdsPartFile*, without pages */
  JsonNode *root;
} IdsPartRecord;

/* NULL where LINE is not what the above writes. */
IdsPartRecord *ids_part_record_read (const char *line, gssize length);
void ids_part_record_free (IdsPartRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPartRecord, ids_part_record_free)

/* Adds the problems that are on RECORD to PROBLEMS; returns the number of students printed. */
guint ids_part_record_restore (const IdsPartRecord *record, IdsProblems *problems);
