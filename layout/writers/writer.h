/* writer.h: the contract of a writer, what turns a plan into files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "plan.h"

typedef struct
{
  const char *id;     /* as --writer names it */
  const char *title;  /* one line for --help, translatable */
  const char *suffix; /* of its files, with the dot */
  gboolean one_page_per_file;

  /* Writes N_PAGES pages of PLAN from FIRST_PAGE on to PATH, whole or not at all. Converts and
   * emits; takes no decision about places. Errors: IDP_ERROR_WRITE; IDP_ERROR_UNREADABLE where a
   * photo is not what it was when it was examined. */
  gboolean (*write) (const IdsPlan *plan, guint first_page, guint n_pages, const char *path,
                     GError **error);
} IdsWriter;

/* All writers, the default first; NULL-terminated. */
extern const IdsWriter *const ids_writers[];

/* The writer named ID, or NULL. */
const IdsWriter *ids_writer_find (const char *id);
