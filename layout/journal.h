/* journal: an output folder that one run has for itself, and what that run has finished.
 *
 * Every finished part is a line (part.h) of a hidden file, on the disk before the next begins, so
 * that a run can be taken up again wherever it was interrupted. The last act of a run makes the
 * manifest of it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define IDS_MANIFEST "manifest.json"

/* Thread-safe. */
typedef struct _IdsJournal IdsJournal;

/* Opens the journal of FOLDER, or of one shard of a run there; LABEL is "" or "-2-of-8". RESUME
 * takes over the parts that an earlier run has recorded, there or in the manifest; else they are
 * forgotten. Errors: IDP_ERROR_WRITE, also where another run is at work in FOLDER. */
IdsJournal *ids_journal_open (const char *folder, const char *label, gboolean resume,
                              GError **error);

/* Lets go of FOLDER. */
void ids_journal_free (IdsJournal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsJournal, ids_journal_free)

/* The record of PART that was taken over, or NULL. Caller frees. */
char *ids_journal_find (IdsJournal *journal, const char *part);

/* Records a part that is finished. Errors: IDP_ERROR_WRITE. */
gboolean ids_journal_add (IdsJournal *journal, const char *part, const char *record,
                          GError **error);

/* Writes the manifest: HEADER, members of a JSON object without the braces, and the records of
 * PARTS (NULL-terminated, those without a record left out) in their order. Where COMPLETE, nothing
 * is left to be resumed and the journal goes. Errors: IDP_ERROR_WRITE. */
gboolean ids_journal_finish (IdsJournal *journal, const char *header, const char *const *parts,
                             gboolean complete, GError **error);
