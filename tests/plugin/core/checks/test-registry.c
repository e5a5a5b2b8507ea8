/* test-registry: the run over all checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "judged.h"

static void
test_find (void)
{
  g_assert_cmpstr (idp_check_find ("blur")->id, ==, "blur");
  g_assert_null (idp_check_find ("blurred"));
}

/* How many of RULES one photo alone can break. */
static guint
count_own (const IdpRules *rules)
{
  guint n = 0;
  for (guint i = 0; i < rules->rules->len; i++)
    n += idp_check_find (((const IdpRule *) rules->rules->pdata[i])->id)->run != NULL;
  return n;
}

/* One finding for every rule of the preset, and no more. */
static void
test_complete (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  g_assert_cmpuint (judged->findings->len, ==, count_own (judged->rules));
}

/* A rule that the preset does not have is not judged. */
static void
test_skipped (void)
{
  g_autoptr (Judged) judged = judge_finished ("top=#1f4e9e");
  judged_assert (judged, "clothes-blue", IDP_VERDICT_FAIL);

  g_autoptr (IdpRules) national = scratch_rules ();
  g_autoptr (GPtrArray) findings = idp_checks_run (judged->photo, national);
  g_assert_cmpuint (findings->len, ==, count_own (national));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((const IdpFinding *) findings->pdata[i])->rule->id, !=, "clothes-blue");
}

/* What was measured on doubtful geometry never fails. */
static void
test_unsure (void)
{
  g_autoptr (Judged) judged = judge_finished ("tilt_deg=9");
  judged_assert (judged, "head-tilt", IDP_VERDICT_FAIL);

  judged->photo->face.confidence = IDP_FACE_SURE / 2;
  g_autoptr (GPtrArray) findings = idp_checks_run (judged->photo, judged->rules);
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      if (strcmp (finding->rule->id, "head-tilt") == 0)
        g_assert_cmpint (finding->verdict, ==, IDP_VERDICT_REVIEW);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registry/find", test_find);
  g_test_add_func ("/registry/complete", test_complete);
  g_test_add_func ("/registry/skipped", test_skipped);
  g_test_add_func ("/registry/unsure", test_unsure);
  return g_test_run ();
}
