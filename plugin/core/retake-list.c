/* retake-list: the students whose photo must be mended or taken again, as CSV for a spreadsheet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "retake-list.h"

#include <glib/gi18n-lib.h>

#include "csv.h"

static void
append_cells (GString *list, const char *const *cells)
{
  g_autoptr (GPtrArray) guarded = g_ptr_array_new_with_free_func (g_free);
  for (; *cells != NULL; cells++)
    g_ptr_array_add (guarded, idp_csv_guard (*cells));
  g_ptr_array_add (guarded, NULL);
  idp_csv_append (list, (const char *const *) guarded->pdata);
}

GString *
idp_retake_list_new (void)
{
  const char *const header[] = {
    _ ("Student number"),
    _ ("Result"),
    _ ("What to do"),
    _ ("Reasons"),
    _ ("How to mend it"),
    _ ("Also look at"),
    _ ("Reviewer"),
    _ ("Note"),
    _ ("Turned down by the platform"),
    _ ("File"),
    NULL,
  };
  GString *list = g_string_new (IDP_CSV_BYTE_ORDER_MARK);
  idp_csv_append (list, header);
  return list;
}

/* Adds ITEM to a list in one cell, once. */
static void
add_item (GPtrArray *items, const char *item)
{
  if (*item != '\0' && !g_ptr_array_find_with_equal_func (items, item, g_str_equal, NULL))
    g_ptr_array_add (items, g_strdup (item));
}

static char *
join (GPtrArray *items)
{
  g_ptr_array_add (items, NULL);
  /* Between the items of a list in one cell. */
  return g_strjoinv (_ ("; "), (char **) items->pdata);
}

/* What stands in one line about all findings. */
typedef struct
{
  GPtrArray *reasons, *remedies, *also, *decisions, *notes; /* char * */
} Cells;

static const char *
decision_text (IdpRulingKind ruling)
{
  switch (ruling)
    {
    case IDP_RULING_ACCEPTED:
      return _ ("accepted");
    case IDP_RULING_REJECTED:
      return _ ("rejected");
    case IDP_RULING_CONFLICT:
      return _ ("the reviewers disagree");
    case IDP_RULING_NONE:
      break;
    }
  return NULL;
}

static void
add_note (Cells *cells, const IdpReviewRow *row, const IdpReviewRecord *record)
{
  if (record == NULL)
    return;
  g_autofree char *note = idp_review_row_shown (row, record->note);
  add_item (cells->notes, note);
}

static void
add_finding (Cells *cells, const IdpReviewRow *row, const IdpFinding *finding)
{
  const IdpRuling ruling = idp_review_ruling (row->entry->review, finding);
  const char *decision = decision_text (ruling.kind);
  const gboolean stands
      = ruling.kind == IDP_RULING_REJECTED
        || (ruling.kind == IDP_RULING_NONE && finding->verdict == IDP_VERDICT_FAIL);
  g_autofree char *text = idp_review_row_finding_text (row, finding);
  if (stands)
    {
      add_item (cells->reasons, text);
      add_item (cells->remedies, idp_rule_remedy (finding->rule));
    }
  else if (ruling.kind != IDP_RULING_ACCEPTED)
    add_item (cells->also, idp_rule_title (finding->rule));

  if (decision != NULL)
    {
      g_autofree char *detail = g_strdup_printf (_ (": %s"), decision);
      g_autofree char *said = g_strconcat (idp_rule_title (finding->rule), detail, NULL);
      add_item (cells->decisions, said);
    }
  add_note (cells, row, ruling.latest);
  add_note (cells, row, ruling.against);
}

void
idp_retake_list_add (GString *list, const IdpReviewRow *row)
{
  Cells cells;
  GPtrArray **const all[]
      = { &cells.reasons, &cells.remedies, &cells.also, &cells.decisions, &cells.notes };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    *all[i] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < row->points->len; i++)
    add_finding (&cells, row, row->points->pdata[i]);
  if (row->entry->error != NULL)
    {
      g_autofree char *reason = idp_review_row_shown (row, row->entry->error->message);
      add_item (cells.reasons, reason);
    }

  g_autofree char *reasons = join (cells.reasons);
  g_autofree char *remedies = join (cells.remedies);
  g_autofree char *also = join (cells.also);
  g_autofree char *decisions = join (cells.decisions);
  g_autofree char *notes = join (cells.notes);
  g_autofree char *failures
      = row->failures > 0 ? g_strdup_printf ("%u", row->failures) : g_strdup ("");
  const char *const texts[] = {
    row->student, idp_review_row_state_text (row),
    row->advice,  reasons,
    remedies,     also,
    decisions,    notes,
    failures,     row->file,
    NULL,
  };
  append_cells (list, texts);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_unref (*all[i]);
}
