/* table: the rows of a CSV file or of a workbook, one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What a spreadsheet tells about a cell beside its text. */
typedef enum
{
  IDS_TRAIT_NUMBER = 1 << 0,   /* stored as a quantity, which has 15 digits and no zeros in front */
  IDS_TRAIT_DATE = 1 << 1,     /* a quantity shown as a date */
  IDS_TRAIT_NO_VALUE = 1 << 2, /* a formula that was never calculated */
  IDS_TRAIT_ERROR = 1 << 3,    /* a formula that failed, #REF! and the like */
  IDS_TRAIT_MERGED = 1 << 4,   /* lies below or beside the first cell of merged ones, and has none
                                  of its own; its text is that of the first */
} IdsTraits;

typedef struct
{
  const char *text; /* UTF-8 as stored, spaces included */
  IdsTraits traits;
} IdsTableCell;

typedef struct
{
  int row;         /* as a spreadsheet counts, from 1 */
  gboolean hidden; /* nobody sees it in the spreadsheet */
  guint n_cells;
  const IdsTableCell *cells;
} IdsTableRow;

/* ROW lives until the function returns. FALSE with an error ends the reading. */
typedef gboolean (*IdsTableFunc) (const IdsTableRow *row, gpointer data, GError **error);

/* See roster.ini. */
typedef struct
{
  guint64 part_bytes;
  guint64 ratio;
  guint64 ratio_free_bytes;
  guint64 strings_bytes;
} IdsTableLimits;

typedef struct
{
  const char *encoding;  /* of CSV; NULL = find out */
  const char *worksheet; /* of a workbook; NULL = its first one that is not hidden */
  IdsTableLimits limits;
} IdsTableOptions;

/* Calls FUNC for every row of PATH that has a text; a ZIP archive is taken for a workbook (XLSX),
 * everything else for CSV. NOTE is set to a sentence about what was chosen that people should know,
 * or to NULL; caller frees. Errors: IDP_ERROR_UNREADABLE without PATH, or that of FUNC. */
gboolean ids_table_read (const char *path, const IdsTableOptions *options, IdsTableFunc func,
                         gpointer data, char **note, GError **error);

/* "A" for the first column, "AA" for the 27th. Caller frees. */
char *ids_table_column_letters (guint column);

/* The inverse, any letter case; -1 where LETTERS is none of the 16,384 columns. */
int ids_table_column_number (const char *letters);
