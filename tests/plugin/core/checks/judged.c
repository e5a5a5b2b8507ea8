/* judged: a drawn photo and what the checks say about it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

#include <string.h>

#define RULES "shaoyang-2024"

Judged *
judge_file (const char *path)
{
  return judge_file_by (path, RULES);
}

Judged *
judge_file_by (const char *path, const char *rules)
{
  g_autoptr (GError) error = NULL;
  Judged *judged = g_new0 (Judged, 1);
  judged->rules = idp_rules_load (rules, &error);
  g_assert_no_error (error);
  IdpFile *file = idp_file_load (path, &error);
  g_assert_no_error (error);
  judged->photo = idp_photo_new (file, judged->rules, &error);
  g_assert_no_error (error);
  idp_photo_examine (judged->photo, &error);
  g_assert_no_error (error);
  judged->findings = idp_checks_run (judged->photo, judged->rules);
  return judged;
}

static SitterParams
with_defects (SitterParams params, const char *defects)
{
  g_auto (GStrv) list = g_strsplit (defects, " ", -1);
  for (char **defect = list; *defect != NULL; defect++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) pair = g_strsplit (*defect, "=", 2);
      sitter_params_set (&params, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
  return params;
}

typedef void (*Paint) (IdpImage *image, const SitterTruth *truth);

static Judged *
judge_drawn (const SitterParams *params, int dpi, Paint paint)
{
  SitterTruth truth;
  g_autofree char *path = scratch_path ("judged.jpg");
  g_autoptr (IdpImage) image = sitter_draw (params, &truth, NULL);
  if (paint != NULL)
    paint (image, &truth);
  g_assert_true (sitter_write_jpeg (path, image, 90, dpi, 1, NULL));
  Judged *judged = judge_file (path);
  judged->truth = truth;
  return judged;
}

Judged *
judge_original (const char *defects)
{
  SitterParams params = sitter_params_default ();
  params.width_px = 900;
  params.height_px = 1200;
  params = with_defects (params, defects);
  return judge_drawn (&params, 72, NULL);
}

Judged *
judge_finished (const char *defects)
{
  const SitterParams params = with_defects (sitter_params_finished (), defects);
  return judge_drawn (&params, 300, NULL);
}

Judged *
judge_painted (const char *defects, Paint paint)
{
  const SitterParams params = with_defects (sitter_params_finished (), defects);
  return judge_drawn (&params, 300, paint);
}

void
judged_free (Judged *judged)
{
  if (judged == NULL)
    return;
  g_ptr_array_unref (judged->findings);
  idp_photo_free (judged->photo);
  idp_rules_free (judged->rules);
  g_free (judged);
}

const IdpFinding *
judged_finding (const Judged *judged, const char *rule)
{
  for (guint i = 0; i < judged->findings->len; i++)
    {
      const IdpFinding *finding = judged->findings->pdata[i];
      if (strcmp (finding->rule->id, rule) == 0)
        return finding;
    }
  g_error ("no finding for %s", rule);
}

gboolean
judged_has_evidence (const Judged *judged, const char *rule, const char *id)
{
  const GPtrArray *list = judged_finding (judged, rule)->evidence;
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (strcmp (((const IdpEvidence *) list->pdata[i])->text->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_problem (const IdpFinding *finding)
{
  return finding->verdict == IDP_VERDICT_FAIL || finding->verdict == IDP_VERDICT_REVIEW;
}

void
judged_assert (const Judged *judged, const char *rule, IdpVerdict verdict)
{
  const IdpFinding *finding = judged_finding (judged, rule);
  if (finding->verdict != verdict)
    g_error ("%s measures %g: %s instead of %s", rule, finding->measured,
             idp_verdict_id (finding->verdict), idp_verdict_id (verdict));
}

static void
assert_no_others (const Judged *judged, const char *const *allowed)
{
  for (guint i = 0; i < judged->findings->len; i++)
    {
      const IdpFinding *finding = judged->findings->pdata[i];
      if (is_problem (finding) && !g_strv_contains (allowed, finding->rule->id))
        g_error ("%s is set off at %g", finding->rule->id, finding->measured);
    }
}

void
judged_assert_flagged (const Judged *judged, const char *rule, const char *allowed)
{
  g_autofree char *all = g_strjoin (" ", rule, allowed, NULL);
  g_auto (GStrv) list = g_strsplit (all, " ", -1);
  const IdpFinding *finding = judged_finding (judged, rule);
  if (!is_problem (finding))
    g_error ("%s measures %g: %s", rule, finding->measured, idp_verdict_id (finding->verdict));
  assert_no_others (judged, (const char *const *) list);
}

void
judged_assert_clean (const Judged *judged)
{
  assert_no_others (judged, (const char *const[]){ NULL });
}

double
judged_coverage (const Judged *judged, const char *rule, IdpRect wanted)
{
  const IdpRect both = idp_rect_intersect (&judged_finding (judged, rule)->region, &wanted);
  return (double) both.width * both.height / wanted.width / wanted.height;
}

void
judged_assert_rises (Judged *(*judge) (const char *), const char *rule, double step,
                     const char *const *defects)
{
  double before = -INFINITY;
  for (; *defects != NULL; defects++)
    {
      g_autoptr (Judged) judged = judge (*defects);
      const double measured = judged_finding (judged, rule)->measured;
      if (!(measured >= before + step))
        g_error ("%s measures %g at %s, after %g", rule, measured, *defects, before);
      before = measured;
    }
}
