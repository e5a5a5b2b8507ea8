/* packing: the pages that go with a package: a cover, and the list of those in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *title; /* site and class */
  guint number, n_packages;
  guint n_students, n_printed, n_prints, n_sheets;
} IdsPackageFacts;

typedef struct _IdsPacking IdsPacking;

/* Begins the PDF file PATH. Same input, same bytes. Errors: IDP_ERROR_WRITE. */
IdsPacking *ids_packing_open (const char *path, GError **error);
void ids_packing_free (IdsPacking *packing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPacking, ids_packing_free)

/* The cover of a package. */
void ids_packing_cover (IdsPacking *packing, const IdsPackageFacts *facts);

/* A line of the list of the package whose cover came last: sheet "3/17" of FILE. */
void ids_packing_line (IdsPacking *packing, const char *name, const char *student_id,
                       const char *sheet, const char *file);

/* Whole or not at all. Errors: IDP_ERROR_WRITE. */
gboolean ids_packing_commit (IdsPacking *packing, GError **error);
