/* test-faces: none, one, two.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_one (void)
{
  g_autoptr (Judged) judged = judge_original ("seed=1");
  judged_assert_clean (judged);
}

/* Nothing that needs a face may be judged without one. */
static void
test_none (void)
{
  g_autoptr (Judged) judged = judge_original ("n_people=0");
  judged_assert (judged, "no-face", IDP_VERDICT_FAIL);
  judged_assert (judged, "head-tilt", IDP_VERDICT_NOT_MEASURED);
  judged_assert (judged, "crown-margin", IDP_VERDICT_NOT_MEASURED);
  judged_assert (judged, "bg-uneven", IDP_VERDICT_NOT_MEASURED);
  judged_assert_flagged (judged, "no-face", "");
}

static void
test_two (void)
{
  g_autoptr (Judged) judged = judge_original ("n_people=2 head_height=0.25");
  judged_assert (judged, "multi-face", IDP_VERDICT_REVIEW);
  g_assert_false (idp_rect_is_empty (&judged_finding (judged, "multi-face")->region));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faces/one", test_one);
  g_test_add_func ("/faces/none", test_none);
  g_test_add_func ("/faces/two", test_two);
  return g_test_run ();
}
