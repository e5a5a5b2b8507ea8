/* examine: what one photo of `idphoto check` shows, whatever the other photos are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "check-cache.h"
#include "photo-list.h"

/* How all photos of a run are examined. */
typedef struct
{
  const IdpRules *rules;
  gboolean forensics;
  gboolean compare;         /* photos are compared with each other afterwards */
  const char *marks_folder; /* NULL: no marked pictures */
  IdpCheckCache *results;   /* NULL: none are kept */
} Examination;

/* One photo, and what is known of it. */
typedef struct
{
  const IdpPhotoEntry *entry;
  gboolean previous; /* of an earlier run: not judged, only compared with */
  gboolean done;

  IdpPhoto *photo;       /* without its pixels; NULL if unreadable */
  IdpLikeness *likeness; /* NULL if unreadable, or not compared */
  GPtrArray *findings;   /* NULL if unreadable, or previous */
  GError *error;         /* why it is unreadable */
  GError *write_error;   /* why it has no marks, or its result is not kept */
} Job;

/* Fills in JOB, from what an earlier run has kept or from the photo itself. Thread-safe. */
void examine (const Examination *examination, Job *job);

/* Frees what JOB (Job *) holds. */
void job_clear (gpointer job);
