/* columns: which column of a table says what.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster/school-preset.h"

typedef struct
{
  int header_row;
  guint n_columns;
  int positions[IDS_N_FIELDS]; /* -1 = the table has no such column */
} IdsColumns;

/* What --columns says, "name=TITLE,student_id=C", by field; a NULL for those it does not name. */
typedef struct
{
  char *titles[IDS_N_FIELDS];
} IdsColumnChoice;

void ids_column_choice_clear (IdsColumnChoice *choice);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IdsColumnChoice, ids_column_choice_clear)

/* TEXT may be NULL. Errors: IDP_ERROR_UNREADABLE. */
gboolean ids_column_choice_parse (const char *text, IdsColumnChoice *choice, GError **error);

/* Takes ROW for the header. Errors: IDP_ERROR_UNREADABLE where it has no column for name or student
 * number, or several for one field. */
gboolean ids_columns_find (const IdsTableRow *row, const IdsRosterPreset *preset,
                           const IdsColumnChoice *choice, IdsColumns *columns, GError **error);

/* "student_id (学号)". Caller frees. */
char *ids_field_describe (const IdsRosterPreset *preset, IdsField field);
