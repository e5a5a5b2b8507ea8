/* test-lenses: glasses, their glare and tint.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clear (void)
{
  g_autoptr (Judged) judged = judge_original ("glasses=yes");
  judged_assert_clean (judged);
  g_assert_cmpfloat (judged_finding (judged, "glasses-banned-here")->measured, >, 15);
}

static void
test_none (void)
{
  g_autoptr (Judged) judged = judge_original ("");
  g_assert_cmpfloat (judged_finding (judged, "glasses-banned-here")->measured, <, 10);
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
  g_test_add_func ("/lenses/none", test_none);
  g_test_add_func ("/lenses/glare", test_glare);
  g_test_add_func ("/lenses/tint", test_tint);
  g_test_add_func ("/lenses/region", test_region);
  g_test_add_func ("/lenses/ladder", test_ladder);
  return g_test_run ();
}
