/* test-face-highlight: shine on the face.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_shine (void)
{
  g_autoptr (Judged) judged = judge_original ("highlight=1");
  judged_assert_flagged (judged, "face-highlight", "overexposed");
  judged_assert (judged, "face-highlight", IDP_VERDICT_REVIEW);
}

static void
test_region (void)
{
  g_autoptr (Judged) judged = judge_finished ("highlight=1");
  const IdpRect region = judged_finding (judged, "face-highlight")->region;
  g_assert_cmpint (region.width, >, 5);
  g_assert_cmpint (region.y, <, judged->truth.left_eye.y);
}

static void
test_ladder (void)
{
  judged_assert_rises (
      judge_finished, "face-highlight", 0.5,
      (const char *const[]){ "highlight=0", "highlight=0.5", "highlight=1", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/face-highlight/shine", test_shine);
  g_test_add_func ("/face-highlight/region", test_region);
  g_test_add_func ("/face-highlight/ladder", test_ladder);
  return g_test_run ();
}
