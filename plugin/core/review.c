/* review: what reviewers decided about a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "check.h"
#include "lines.h"

/* Both are judged by what the review file says, not by pixels. */
const IdpCheck idp_check_lockout_risk = { .id = "lockout-risk", .unit = IDP_UNIT_COUNT };
const IdpCheck idp_check_reviewer_objection
    = { .id = IDP_REVIEW_OBJECTION, .unit = IDP_UNIT_COUNT };

char *
idp_review_path (const char *photo)
{
  return g_strconcat (photo, ".review.json", NULL);
}

IdpReview *
idp_review_load (const char *photo, const char *sha256, const IdpRules *rules)
{
  g_return_val_if_fail (photo != NULL && sha256 != NULL && rules != NULL, NULL);

  g_autofree char *path = idp_review_path (photo);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) content = idp_lines_load (path, IDP_REVIEW_MAX_BYTES, &cause);
  IdpReview *review = g_new (IdpReview, 1);
  *review = (IdpReview){
    .records = g_ptr_array_new_with_free_func ((GDestroyNotify) idp_review_record_free),
    .sha256 = g_strdup (sha256),
    .rules_name = g_strdup (rules->name),
    .unreadable = cause != NULL ? g_strdup (cause->message) : NULL,
  };
  g_autoptr (GPtrArray) lines = content != NULL ? idp_review_lines_read (content) : NULL;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      IdpReviewLine *line = lines->pdata[i];
      if (line->record != NULL)
        g_ptr_array_add (review->records, g_steal_pointer (&line->record));
      review->n_cut += line->kind == IDP_REVIEW_LINE_CUT;
      review->n_garbage += line->kind == IDP_REVIEW_LINE_GARBAGE;
    }
  return review;
}

void
idp_review_free (IdpReview *review)
{
  if (review == NULL)
    return;
  g_ptr_array_unref (review->records);
  g_free (review->sha256);
  g_free (review->rules_name);
  g_free (review->unreadable);
  g_free (review);
}

char *
idp_review_complaint (const IdpReview *review)
{
  if (review->unreadable != NULL)
    return g_strdup (review->unreadable);
  if (review->n_garbage > 0)
    return g_strdup_printf (_ ("the review file is damaged: %u lines are unreadable, the others "
                               "count; it will be kept aside when the next decision is written"),
                            review->n_garbage);
  if (review->n_cut > 0)
    return g_strdup_printf (_ ("%u lines of the review file were cut off by a crash and do not "
                               "count"),
                            review->n_cut);
  return NULL;
}

guint
idp_review_count_failures (const IdpReview *review)
{
  guint failures = 0, withdrawn = 0;
  for (guint i = 0; i < review->records->len; i++)
    {
      const IdpReviewRecord *record = review->records->pdata[i];
      failures += record->event == IDP_REVIEW_FAILURE;
      withdrawn += record->event == IDP_REVIEW_FAILURE_WITHDRAWN;
    }
  return failures - MIN (failures, withdrawn);
}

/* Nobody who accepted a doubt has accepted the failure that it became. */
static gboolean
still_counts (const IdpReview *review, const IdpReviewRecord *record, IdpVerdict verdict)
{
  const gboolean accepted_less = record->decision == IDP_DECISION_ACCEPT
                                 && verdict == IDP_VERDICT_FAIL
                                 && record->verdict != IDP_VERDICT_FAIL;
  return strcmp (record->sha256, review->sha256) == 0
         && strcmp (record->rules_name, review->rules_name) == 0 && !accepted_less;
}

/* Whether WHO speaks about RULE again after record I. */
static gboolean
speaks_again (const IdpReview *review, guint i, IdpVerdict verdict)
{
  const IdpReviewRecord *record = review->records->pdata[i];
  for (guint j = i + 1; j < review->records->len; j++)
    {
      const IdpReviewRecord *later = review->records->pdata[j];
      if (later->event == IDP_REVIEW_DECISION && strcmp (later->rule, record->rule) == 0
          && strcmp (later->who, record->who) == 0 && still_counts (review, later, verdict))
        return TRUE;
    }
  return FALSE;
}

static IdpRuling
ruling_on (const IdpReview *review, const char *rule, IdpVerdict verdict)
{
  IdpRuling ruling = { 0 };
  for (guint i = review->records->len; i > 0; i--)
    {
      const IdpReviewRecord *record = review->records->pdata[i - 1];
      if (record->event != IDP_REVIEW_DECISION || strcmp (record->rule, rule) != 0)
        continue;
      if (!still_counts (review, record, verdict))
        {
          if (ruling.outdated == NULL && record->decision != IDP_DECISION_WITHDRAW)
            ruling.outdated = record;
          continue;
        }
      if (record->decision == IDP_DECISION_WITHDRAW || speaks_again (review, i - 1, verdict))
        continue;
      if (ruling.latest == NULL)
        ruling.latest = record;
      else if (ruling.against == NULL && record->decision != ruling.latest->decision)
        ruling.against = record;
    }

  if (ruling.against != NULL)
    ruling.kind = IDP_RULING_CONFLICT;
  else if (ruling.latest != NULL)
    ruling.kind = ruling.latest->decision == IDP_DECISION_ACCEPT ? IDP_RULING_ACCEPTED
                                                                 : IDP_RULING_REJECTED;
  if (ruling.latest != NULL)
    ruling.outdated = NULL;
  return ruling;
}

IdpRuling
idp_review_ruling (const IdpReview *review, const IdpFinding *finding)
{
  return ruling_on (review, finding->rule->id, finding->verdict);
}

static void
add_count (GPtrArray *findings, const IdpRules *rules, const char *id, guint count)
{
  const IdpRule *rule = idp_rules_find (rules, id);
  if (rule == NULL || idp_limit_judge (&rule->limit, count) == IDP_VERDICT_PASS)
    return;
  IdpFinding *finding = g_new0 (IdpFinding, 1);
  finding->rule = rule;
  finding->verdict = idp_limit_judge (&rule->limit, count);
  finding->measured = count;
  g_ptr_array_add (findings, finding);
}

void
idp_review_judge (const IdpReview *review, const IdpRules *rules, GPtrArray *findings)
{
  g_return_if_fail (review != NULL && rules != NULL && findings != NULL);

  const IdpRulingKind objection
      = ruling_on (review, IDP_REVIEW_OBJECTION, IDP_VERDICT_NOT_MEASURED).kind;
  if (objection == IDP_RULING_REJECTED || objection == IDP_RULING_CONFLICT)
    add_count (findings, rules, IDP_REVIEW_OBJECTION, 1);
  add_count (findings, rules, idp_check_lockout_risk.id, idp_review_count_failures (review));
}

static IdpVerdict
verdict_by (IdpRulingKind ruling, IdpVerdict measured)
{
  switch (ruling)
    {
    case IDP_RULING_ACCEPTED:
      return IDP_VERDICT_PASS;
    case IDP_RULING_REJECTED:
      return IDP_VERDICT_FAIL;
    case IDP_RULING_CONFLICT:
      return IDP_VERDICT_REVIEW;
    case IDP_RULING_NONE:
      break;
    }
  return measured;
}

GPtrArray *
idp_review_apply (const IdpReview *review, const GPtrArray *findings)
{
  GPtrArray *applied = g_ptr_array_new_with_free_func ((GDestroyNotify) idp_finding_free);
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      IdpFinding *copy = g_new (IdpFinding, 1);
      *copy = *finding;
      if (finding->evidence != NULL)
        g_ptr_array_ref (copy->evidence);
      copy->verdict = verdict_by (idp_review_ruling (review, finding).kind, finding->verdict);
      g_ptr_array_add (applied, copy);
    }
  return applied;
}

IdpReviewState
idp_review_state (const IdpReview *review, const GPtrArray *findings, guint *n_left)
{
  gboolean accepted = FALSE, rejected = FALSE, conflict = FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      const IdpRulingKind kind = idp_review_ruling (review, finding).kind;
      accepted |= kind == IDP_RULING_ACCEPTED && finding->verdict != IDP_VERDICT_PASS;
      rejected |= kind == IDP_RULING_REJECTED;
      conflict |= kind == IDP_RULING_CONFLICT;
    }

  g_autoptr (GPtrArray) applied = idp_review_apply (review, findings);
  const IdpVerdict verdict = idp_findings_verdict (applied);
  const guint left = idp_findings_count (applied, IDP_VERDICT_REVIEW);
  const gboolean open = verdict == IDP_VERDICT_REVIEW || conflict || review->unreadable != NULL;
  if (n_left != NULL)
    *n_left = open ? MAX (left, 1) : left;
  if (rejected)
    return IDP_REVIEW_REJECTED;
  if (open)
    return IDP_REVIEW_OPEN;
  if (verdict == IDP_VERDICT_FAIL)
    return IDP_REVIEW_FAILED;
  return accepted ? IDP_REVIEW_ACCEPTED : IDP_REVIEW_PASSED;
}

const char *
idp_review_state_id (IdpReviewState state)
{
  static const char *const ids[] = { "passed", "accepted", "open", "failed", "rejected" };
  return ids[state];
}

const char *
idp_review_state_text (IdpReviewState state)
{
  static const char *const texts[]
      = { N_ ("passed"), N_ ("accepted"), N_ ("to be decided"), N_ ("failed"), N_ ("rejected") };
  return _ (texts[state]);
}
