/* output.h: a file that appears whole or not at all, for writers that stream.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <stdio.h>

typedef struct
{
  char *path;
  char *temporary; /* beside PATH; what FILE writes to */
  FILE *file;
} IdsOutput;

/* Opens a temporary file in the folder of PATH. Errors: IDP_ERROR_WRITE. */
IdsOutput *ids_output_open (const char *path, GError **error);

/* Brings all bytes to the disk and renames the file to its PATH. Errors: IDP_ERROR_WRITE, and PATH
 * is as it was before. */
gboolean ids_output_commit (IdsOutput *output, GError **error);

/* Removes the temporary file if ids_output_commit() did not succeed. */
void ids_output_free (IdsOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsOutput, ids_output_free)

/* Sets IDP_ERROR_WRITE for PATH with the cause that errno value CODE stands for. */
void ids_output_set_error (const char *path, int code, GError **error);

/* Removes from FOLDER the temporary files that a killed run left of files whose name begins with
 * STEM. Nobody else may be writing them. */
void ids_output_remove_stale (const char *folder, const char *stem);
