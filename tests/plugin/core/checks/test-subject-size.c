/* test-subject-size: a person too far away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_share (void)
{
  g_autoptr (Judged) judged = judge_original ("head_height=0.4");
  g_assert_cmpfloat_with_epsilon (judged_finding (judged, "subject-too-small")->measured, 40, 2);
}

static void
test_flagged (void)
{
  g_autoptr (Judged) judged = judge_original ("width_px=2400 height_px=3200 head_height=0.17");
  judged_assert_flagged (judged, "subject-too-small", "px-size");
}

static void
test_large (void)
{
  g_autoptr (Judged) judged = judge_original ("head_height=0.89");
  judged_assert (judged, "subject-too-large", IDP_VERDICT_REVIEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subject-size/share", test_share);
  g_test_add_func ("/subject-size/flagged", test_flagged);
  g_test_add_func ("/subject-size/large", test_large);
  return g_test_run ();
}
