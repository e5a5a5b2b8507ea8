/* test-head-frame: a head that the frame cuts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_cut (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_y=0.2");
  judged_assert (judged, "head-cut", IDP_VERDICT_FAIL);
  const IdpRect *region = &judged_finding (judged, "head-cut")->region;
  g_assert_cmpint (region->y, <=, 0);
  g_assert_cmpint (region->height, <, 40);
}

static void
test_whole (void)
{
  static const char *const whole[] = { "hair=short", "hair=long" };
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autoptr (Judged) judged = judge_finished (whole[i]);
      judged_assert (judged, "head-cut", IDP_VERDICT_PASS);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/head-frame/cut", test_cut);
  g_test_add_func ("/head-frame/whole", test_whole);
  return g_test_run ();
}
