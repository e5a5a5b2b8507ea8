/* review-row: one student of a report, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "advice.h"
#include "display.h"
#include "i18n.h"

static gboolean
is_ready (const IdpReviewRow *row)
{
  return row->entry->stage == IDP_QUEUE_READY;
}

static char *
shown (const char *text, gboolean show_ids)
{
  g_autofree char *visible = idp_display_visible (text);
  return show_ids ? g_steal_pointer (&visible) : idp_display_mask_ids (visible);
}

char *
idp_review_row_shown (const IdpReviewRow *row, const char *text)
{
  return shown (text, row->show_ids);
}

static char *
file_shown (const IdpReviewRow *row, const char *file)
{
  g_autofree char *name = g_filename_display_name (file);
  return idp_review_row_shown (row, name);
}

/* "20240101" of "class2/20240101.jpg". */
static char *
stem_of (const char *file)
{
  char *stem = g_path_get_basename (file);
  char *dot = strrchr (stem, '.');
  if (dot != NULL && dot != stem)
    *dot = '\0';
  return stem;
}

char *
idp_review_student (const IdpPhotoEntry *photo, gboolean show_ids)
{
  g_autofree char *stem = stem_of (photo->relative);
  g_autofree char *name = g_filename_display_name (stem);
  return shown (name, show_ids);
}

static GPtrArray *
points_of (const IdpQueueEntry *entry)
{
  GPtrArray *points = idp_findings_problems (entry->checked->findings);
  for (guint i = 0; i < entry->checked->findings->len; i++)
    {
      const IdpFinding *finding = entry->checked->findings->pdata[i];
      const IdpRulingKind ruling = idp_review_ruling (entry->review, finding).kind;
      const gboolean fine
          = finding->verdict == IDP_VERDICT_PASS || finding->verdict == IDP_VERDICT_NOT_MEASURED;
      if (fine && (ruling == IDP_RULING_REJECTED || ruling == IDP_RULING_CONFLICT))
        g_ptr_array_add (points, (gpointer) finding);
    }
  return points;
}

static char *
advice_for (const IdpQueueEntry *entry, const IdpRules *rules)
{
  g_autoptr (GPtrArray) applied = idp_review_apply (entry->review, entry->checked->findings);
  const IdpAction action = idp_advice_action (entry->checked->finished, applied);
  return idp_advice_text (action, applied, rules, idp_language_is_chinese ());
}

IdpReviewRow *
idp_review_row_new (const IdpQueueEntry *entry, const IdpRules *rules, gboolean show_ids)
{
  g_return_val_if_fail (entry->stage != IDP_QUEUE_WAITING, NULL);

  IdpReviewRow *row = g_new0 (IdpReviewRow, 1);
  row->entry = entry;
  row->show_ids = show_ids;
  row->student = idp_review_student (entry->photo, show_ids);
  row->file = file_shown (row, entry->photo->relative);
  if (is_ready (row))
    {
      row->points = points_of (entry);
      row->advice = advice_for (entry, rules);
      row->failures = idp_review_count_failures (entry->review);
    }
  else
    {
      row->points = g_ptr_array_new ();
      row->advice = g_strdup (_ ("Ask for another file: this one cannot be read."));
    }
  return row;
}

void
idp_review_row_free (IdpReviewRow *row)
{
  if (row == NULL)
    return;
  g_free (row->student);
  g_free (row->file);
  g_free (row->advice);
  g_ptr_array_unref (row->points);
  g_free (row);
}

const char *
idp_review_row_state_id (const IdpReviewRow *row)
{
  return is_ready (row) ? idp_review_state_id (row->entry->state) : "unreadable";
}

const char *
idp_review_row_state_text (const IdpReviewRow *row)
{
  return is_ready (row) ? idp_review_state_text (row->entry->state) : _ ("unreadable");
}

gboolean
idp_review_row_is_retake (const IdpReviewRow *row)
{
  return !is_ready (row) || row->entry->state == IDP_REVIEW_FAILED
         || row->entry->state == IDP_REVIEW_REJECTED;
}

char *
idp_review_row_finding_text (const IdpReviewRow *row, const IdpFinding *finding)
{
  const char *title = idp_rule_title (finding->rule);
  if (finding->other != NULL)
    {
      g_autofree char *base = g_path_get_basename (finding->other);
      g_autofree char *name = file_shown (row, base);
      g_autofree char *likeness = idp_unit_format (finding->measured, finding->rule->limit.unit);
      g_autofree char *detail = g_strdup_printf (_ (": %s (%s alike)"), name, likeness);
      return g_strconcat (title, detail, NULL);
    }
  if (!idp_finding_has_measure (finding))
    return g_strdup (title);
  g_autofree char *measure = idp_finding_measure_text (finding);
  g_autofree char *detail = g_strdup_printf (_ (": %s"), measure);
  return g_strconcat (title, detail, NULL);
}

static char *
local_time (const char *when)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (when, utc);
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

static char *
words_of (const IdpReviewRow *row, const IdpReviewRecord *record)
{
  g_autofree char *time = local_time (record->when);
  g_autofree char *who = idp_review_row_shown (row, record->who);
  g_autofree char *note = idp_review_row_shown (row, record->note);
  g_autofree char *said = g_strdup_printf (record->decision == IDP_DECISION_ACCEPT
                                               /* who, when */
                                               ? _ ("accepted by %s, %s")
                                               : _ ("rejected by %s, %s"),
                                           who, time);
  g_autofree char *remark = *note != '\0' ? g_strdup_printf (_ (": %s"), note) : g_strdup ("");
  return g_strconcat (said, remark, NULL);
}

GPtrArray *
idp_review_row_words (const IdpReviewRow *row, const IdpFinding *finding)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const IdpRuling ruling = idp_review_ruling (row->entry->review, finding);
  if (ruling.kind == IDP_RULING_CONFLICT)
    g_ptr_array_add (words, g_strdup (_ ("the reviewers disagree")));
  if (ruling.latest != NULL)
    g_ptr_array_add (words, words_of (row, ruling.latest));
  if (ruling.against != NULL)
    g_ptr_array_add (words, words_of (row, ruling.against));
  if (ruling.outdated != NULL)
    {
      g_autofree char *said = words_of (row, ruling.outdated);
      /* A decision on a photo that was replaced, under another preset, or before the finding grew
       * worse. */
      g_ptr_array_add (words, g_strdup_printf (_ ("does not count any more: %s"), said));
    }
  return words;
}
