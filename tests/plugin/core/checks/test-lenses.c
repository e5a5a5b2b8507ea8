/* test-lenses: glasses, their glare and tint.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

/* What a school that bans glasses says of the sitter. */
static IdpVerdict
verdict_of_ban (const char *defects)
{
  g_autoptr (Judged) judged = judge_original (defects);
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = idp_rules_load ("anhui-ut-2023", &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) findings = idp_checks_run (judged->photo, rules);
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = g_ptr_array_index (findings, i);
      if (g_str_equal (finding->rule->id, "glasses-banned-here"))
        return finding->verdict;
    }
  g_assert_not_reached ();
}

static void
test_banned (void)
{
  g_assert_cmpint (verdict_of_ban ("glasses=yes"), !=, IDP_VERDICT_PASS);
  g_assert_cmpint (verdict_of_ban (""), ==, IDP_VERDICT_PASS);
}

/* The national standard allows clear ones. */
static void
test_clear (void)
{
  g_autoptr (Judged) judged = judge_original ("glasses=yes");
  judged_assert_clean (judged);
}

static void
test_glare (void)
{
  g_autoptr (Judged) judged = judge_original ("glasses=yes glasses_glare=1");
  judged_assert_flagged (judged, "lens-glare", "");
  judged_assert (judged, "lens-glare", IDP_VERDICT_FAIL);
}

static void
test_tint (void)
{
  g_autoptr (Judged) judged = judge_original ("glasses=yes glasses_tint=0.5");
  judged_assert_flagged (judged, "glasses-tinted", "");
  judged_assert (judged, "glasses-tinted", IDP_VERDICT_FAIL);
}

static void
test_region (void)
{
  g_autoptr (Judged) judged = judge_finished ("glasses=yes glasses_glare=1");
  const IdpRect region = judged_finding (judged, "lens-glare")->region;
  g_assert_cmpint (region.width, >, 5);
  g_assert_cmpint (region.width, <, 0.8 * judged->truth.iod_px);
}

static void
test_ladder (void)
{
  judged_assert_rises (judge_finished, "glasses-tinted", 5,
                       (const char *const[]){
                           "glasses=yes glasses_tint=0.2", "glasses=yes glasses_tint=0.4",
                           "glasses=yes glasses_tint=0.6", "glasses=yes glasses_tint=0.8", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lenses/clear", test_clear);
  g_test_add_func ("/lenses/banned", test_banned);
  g_test_add_func ("/lenses/glare", test_glare);
  g_test_add_func ("/lenses/tint", test_tint);
  g_test_add_func ("/lenses/region", test_region);
  g_test_add_func ("/lenses/ladder", test_ladder);
  return g_test_run ();
}
