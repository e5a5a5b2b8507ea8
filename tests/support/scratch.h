/* scratch.h: a folder of its own for a test, and files in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"
#include "rules.h"
#include "sitter.h"

/* A path in a folder that exists only for this test program; the folder is removed when the program
 * ends well. Caller frees. */
char *scratch_path (const char *name);

/* Makes the folder NAME in that folder; returns the path, which the caller frees. */
char *scratch_folder (const char *name);

/* Writes LENGTH bytes to NAME in that folder; returns the path, which the caller frees. */
char *scratch_file (const char *name, gconstpointer data, gsize length);

/* A drawn photo as scratch file NAME: what sitter_params_set() makes of DEFECTS, pairs of name and
 * value ended by NULL, on a 900x1200 picture. Caller frees the path. */
char *scratch_sitter (const char *name, int exif_orientation, const char *const *defects);

/* A 600x800 sitter with SETTINGS, "name=value name=value"; aborts the test where one is wrong.
 * TRUTH may be NULL. */
IdpImage *scratch_draw (const char *settings, SitterTruth *truth);

/* The face of IMAGE; also sees that the outline around it can be looked for. */
IdpFace scratch_find_face (const IdpImage *image);

/* The default rules; aborts the test where they do not load. */
IdpRules *scratch_rules (void);

/* Aborts the test unless ERROR has CODE of IDP_ERROR and a message with FRAGMENT in it; frees
 * ERROR. */
void scratch_assert_error (GError **error, int code, const char *fragment);
