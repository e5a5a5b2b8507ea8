/* test-red-eye: pupils lit by a flash.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_red (void)
{
  g_autoptr (Judged) judged = judge_original ("red_eye=yes");
  judged_assert_flagged (judged, "red-eye", "");
  judged_assert (judged, "red-eye", IDP_VERDICT_FAIL);
}

static void
test_region (void)
{
  g_autoptr (Judged) judged = judge_finished ("red_eye=yes");
  const SitterTruth *truth = &judged->truth;
  const IdpRect pupils = { truth->left_eye.x - 3, truth->left_eye.y - 3, truth->iod_px + 6, 6 };
  const IdpRect region = judged_finding (judged, "red-eye")->region;
  g_assert_cmpfloat (judged_coverage (judged, "red-eye", pupils), >, 0.95);
  g_assert_cmpint (region.height, <, 0.3 * truth->iod_px);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/red-eye/red", test_red);
  g_test_add_func ("/red-eye/region", test_region);
  return g_test_run ();
}
