/* finding: one judgement about one photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "finding.h"

#include <glib/gi18n-lib.h>

void
idp_finding_free (IdpFinding *finding)
{
  if (finding == NULL)
    return;
  g_clear_pointer (&finding->evidence, g_ptr_array_unref);
  g_free (finding);
}

IdpVerdict
idp_limit_judge (const IdpLimit *limit, double measured)
{
  if (isnan (measured))
    return IDP_VERDICT_NOT_MEASURED;

  double outside = MAX (limit->min - measured, measured - limit->max);
  if (outside <= 0)
    return IDP_VERDICT_PASS;
  return outside <= limit->review ? IDP_VERDICT_REVIEW : IDP_VERDICT_FAIL;
}

const char *
idp_verdict_id (IdpVerdict verdict)
{
  static const char *const ids[] = { "pass", "review", "fail", "not-measured" };
  return ids[verdict];
}

const char *
idp_verdict_text (IdpVerdict verdict)
{
  static const char *const texts[]
      = { N_ ("pass"), N_ ("review"), N_ ("fail"), N_ ("not measured") };
  return _ (texts[verdict]);
}

gboolean
idp_finding_is_strong (const IdpFinding *finding)
{
  const gboolean problem
      = finding->verdict == IDP_VERDICT_REVIEW || finding->verdict == IDP_VERDICT_FAIL;
  return problem && finding->evidence != NULL && idp_evidence_count_kinds (finding->evidence) > 1;
}

const char *
idp_finding_verdict_text (const IdpFinding *finding)
{
  return finding->verdict == IDP_VERDICT_REVIEW && idp_finding_is_strong (finding)
             ? _ ("strong review")
             : idp_verdict_text (finding->verdict);
}

char *
idp_finding_evidence_text (const IdpFinding *finding, const char *prefix)
{
  const GPtrArray *list = finding->evidence;
  GString *text = g_string_new (NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    g_string_append_printf (text, "%s– %s\n", prefix, idp_evidence_sentence (list->pdata[i]));
  if (idp_finding_is_strong (finding))
    {
      g_string_append (text, prefix);
      g_string_append_printf (text, _ ("Strong: %u independent kinds of evidence."),
                              idp_evidence_count_kinds (list));
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

IdpVerdict
idp_findings_verdict (const GPtrArray *findings)
{
  gboolean measured = FALSE;
  IdpVerdict worst = IDP_VERDICT_PASS;

  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      if (finding->verdict == IDP_VERDICT_NOT_MEASURED)
        continue;
      measured = TRUE;
      worst = MAX (worst, finding->verdict);
    }
  return measured ? worst : IDP_VERDICT_REVIEW;
}

guint
idp_findings_count (const GPtrArray *findings, IdpVerdict verdict)
{
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += ((const IdpFinding *) findings->pdata[i])->verdict == verdict;
  return n;
}

/* How serious a problem is: 0 the most; -1 for what is none. */
static int
rank (const IdpFinding *finding)
{
  if (finding->verdict == IDP_VERDICT_FAIL)
    return 0;
  if (finding->verdict == IDP_VERDICT_REVIEW)
    return idp_finding_is_strong (finding) ? 1 : 2;
  return -1;
}

GPtrArray *
idp_findings_problems (const GPtrArray *findings)
{
  const int last_rank = 2;
  GPtrArray *problems = g_ptr_array_new ();

  for (int about_others = 0; about_others <= 1; about_others++)
    for (int r = 0; r <= last_rank; r++)
      for (guint i = 0; i < findings->len; i++)
        {
          const IdpFinding *finding = findings->pdata[i];
          if (rank (finding) == r && (finding->other != NULL) == about_others)
            g_ptr_array_add (problems, findings->pdata[i]);
        }
  return problems;
}

char *
idp_limit_text (const IdpLimit *limit)
{
  g_autofree char *min = idp_unit_format (limit->min, limit->unit);
  g_autofree char *max = idp_unit_format (limit->max, limit->unit);

  if (limit->min == limit->max)
    return g_steal_pointer (&max);
  if (isinf (limit->min))
    return g_strdup_printf (_ ("at most %s"), max);
  if (isinf (limit->max))
    return g_strdup_printf (_ ("at least %s"), min);
  return g_strdup_printf (_ ("%s to %s"), min, max);
}

gboolean
idp_finding_has_measure (const IdpFinding *finding)
{
  return !isnan (finding->measured) && finding->rule->limit.unit != IDP_UNIT_COUNT;
}

char *
idp_finding_measured_text (const IdpFinding *finding)
{
  const IdpLimit *limit = &finding->rule->limit;
  if (finding->measured < limit->min)
    return idp_unit_format_beyond (finding->measured, limit->min, limit->unit);
  if (finding->measured > limit->max)
    return idp_unit_format_beyond (finding->measured, limit->max, limit->unit);
  return idp_unit_format (finding->measured, limit->unit);
}

char *
idp_finding_measure_text (const IdpFinding *finding)
{
  const IdpLimit *limit = &finding->rule->limit;
  g_autofree char *measured = idp_finding_measured_text (finding);
  g_autofree char *allowed = idp_limit_text (limit);
  return g_strdup_printf (_ ("%s, allowed %s"), measured, allowed);
}
