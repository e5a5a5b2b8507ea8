/* state-text: where photos of a folder stand, as the lists say it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state-text.h"

#include <glib/gi18n-lib.h>

#include "verdict.h"

static IdpVerdict
verdict_of (IdpReviewState state)
{
  static const IdpVerdict verdicts[] = {
    [IDP_REVIEW_PASSED] = IDP_VERDICT_PASS,   [IDP_REVIEW_ACCEPTED] = IDP_VERDICT_PASS,
    [IDP_REVIEW_OPEN] = IDP_VERDICT_REVIEW,   [IDP_REVIEW_FAILED] = IDP_VERDICT_FAIL,
    [IDP_REVIEW_REJECTED] = IDP_VERDICT_FAIL,
  };
  return verdicts[state];
}

char *
state_text_of (const IdpQueueEntry *entry)
{
  if (entry->stage == IDP_QUEUE_WAITING)
    return verdict_text_markup (IDP_VERDICT_NOT_MEASURED, _ ("not checked yet"));
  if (entry->stage == IDP_QUEUE_UNREADABLE)
    return verdict_text_markup (IDP_VERDICT_FAIL, _ ("unreadable"));
  const char *text = idp_review_state_text (entry->state);
  if (entry->state != IDP_REVIEW_OPEN)
    return verdict_text_markup (verdict_of (entry->state), text);
  /* Behind "to be decided": so many findings. */
  g_autofree char *left = g_strdup_printf (_ (" (%u)"), entry->n_left);
  g_autofree char *counted = g_strconcat (text, left, NULL);
  return verdict_text_markup (verdict_of (entry->state), counted);
}

static void
append (GString *line, IdpVerdict verdict, const char *text, guint n)
{
  if (n == 0)
    return;
  g_autofree char *counted = g_strdup_printf ("%s %u", text, n);
  g_autofree char *markup = verdict_text_markup (verdict, counted);
  g_string_append_printf (line, "%s%s", line->len > 0 ? "  " : "", markup);
}

char *
state_text_counts (const IdpQueueCounts *counts)
{
  static const IdpReviewState states[] = { IDP_REVIEW_OPEN, IDP_REVIEW_FAILED, IDP_REVIEW_REJECTED,
                                           IDP_REVIEW_ACCEPTED, IDP_REVIEW_PASSED };
  GString *line = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    append (line, verdict_of (states[i]), idp_review_state_text (states[i]),
            counts->states[states[i]]);
  append (line, IDP_VERDICT_FAIL, _ ("unreadable"), counts->unreadable);
  append (line, IDP_VERDICT_NOT_MEASURED, _ ("not checked yet"), counts->waiting);
  return g_string_free (line, FALSE);
}
