/* summary: what a run over several photos comes to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "summary.h"

#include <glib/gi18n.h>

/* More reasons than this are not the most frequent ones. */
#define MOST_REASONS 8

/* So many photos broke a rule. */
typedef struct
{
  const IdpRule *rule;
  guint failed;
  guint to_review;
} Reason;

struct _Summary
{
  guint photos;
  guint verdicts[IDP_VERDICT_NOT_MEASURED]; /* pass, review, fail */
  guint unreadable;
  GArray *reasons;    /* Reason, in the order of their first appearance */
  GHashTable *paired; /* "photo\nother" of each line of `pairs` */
  GString *pairs;     /* a line for each photo that is like another */
};

Summary *
summary_new (void)
{
  Summary *summary = g_new0 (Summary, 1);
  summary->reasons = g_array_new (FALSE, FALSE, sizeof (Reason));
  summary->paired = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  summary->pairs = g_string_new (NULL);
  return summary;
}

void
summary_free (Summary *summary)
{
  if (summary == NULL)
    return;
  g_array_unref (summary->reasons);
  g_hash_table_unref (summary->paired);
  g_string_free (summary->pairs, TRUE);
  g_free (summary);
}

static Reason *
reason_for (Summary *summary, const IdpRule *rule)
{
  for (guint i = 0; i < summary->reasons->len; i++)
    {
      Reason *reason = &g_array_index (summary->reasons, Reason, i);
      if (reason->rule == rule)
        return reason;
    }
  const Reason reason = { .rule = rule };
  g_array_append_val (summary->reasons, reason);
  return &g_array_index (summary->reasons, Reason, summary->reasons->len - 1);
}

/* Each of two copies names the other; one line is enough. */
static void
add_pair (Summary *summary, const char *path, const IdpFinding *finding)
{
  g_autofree char *reversed = g_strjoin ("\n", finding->other, path, NULL);
  if (g_hash_table_contains (summary->paired, reversed))
    return;
  g_hash_table_add (summary->paired, g_strjoin ("\n", path, finding->other, NULL));

  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *other = g_filename_display_name (finding->other);
  g_autofree char *measure = idp_unit_format (finding->measured, finding->rule->limit.unit);
  g_string_append_printf (summary->pairs, "  %s = %s (%s)\n", name, other, measure);
}

void
summary_add (Summary *summary, const char *path, const GPtrArray *findings)
{
  summary->photos++;
  if (findings == NULL)
    {
      summary->unreadable++;
      return;
    }

  summary->verdicts[idp_findings_verdict (findings)]++;
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      if (finding->verdict == IDP_VERDICT_FAIL)
        reason_for (summary, finding->rule)->failed++;
      else if (finding->verdict == IDP_VERDICT_REVIEW)
        reason_for (summary, finding->rule)->to_review++;
      if (finding->other != NULL)
        add_pair (summary, path, finding);
    }
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const Reason *x = a, *y = b;
  if (x->failed != y->failed)
    return x->failed < y->failed ? 1 : -1;
  return (int) y->to_review - (int) x->to_review;
}

static void
append_reasons (GString *text, const Summary *summary)
{
  g_autoptr (GArray) reasons = g_array_copy (summary->reasons);
  g_array_sort (reasons, compare_reasons);
  if (reasons->len > 0)
    g_string_append (text, _ ("Most frequent reasons (photos failed, to review):\n"));
  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    {
      const Reason *reason = &g_array_index (reasons, Reason, i);
      g_string_append_printf (text, "  %5u %5u  %s\n", reason->failed, reason->to_review,
                              idp_rule_title (reason->rule));
    }
  if (reasons->len > MOST_REASONS)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "  and %u rarer one\n",
                                         "  and %u rarer ones\n", reasons->len - MOST_REASONS),
                            reasons->len - MOST_REASONS);
}

char *
summary_text (const Summary *summary)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (
      text, _ ("%u photos: %u passed, %u to review, %u failed, %u unreadable\n"), summary->photos,
      summary->verdicts[IDP_VERDICT_PASS], summary->verdicts[IDP_VERDICT_REVIEW],
      summary->verdicts[IDP_VERDICT_FAIL], summary->unreadable);
  append_reasons (text, summary);
  if (summary->pairs->len > 0)
    {
      g_string_append (text, _ ("The same picture under two names:\n"));
      g_string_append (text, summary->pairs->str);
    }
  return g_string_free (text, FALSE);
}
