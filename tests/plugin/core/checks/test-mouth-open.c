/* test-mouth-open: lips apart.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_open (void)
{
  g_autoptr (Judged) judged = judge_original ("mouth_open=0.2");
  judged_assert_flagged (judged, "mouth-open", "");
  judged_assert (judged, "mouth-open", IDP_VERDICT_FAIL);
}

static void
test_slightly_open (void)
{
  g_autoptr (Judged) judged = judge_original ("mouth_open=0.03");
  judged_assert_flagged (judged, "mouth-open", "");
  judged_assert (judged, "mouth-open", IDP_VERDICT_REVIEW);
}

static void
test_region (void)
{
  g_autoptr (Judged) judged = judge_finished ("mouth_open=0.2");
  const IdpPoint mouth = judged->truth.mouth;
  const IdpRect wanted = { mouth.x - 15, mouth.y - 8, 30, 16 };
  g_assert_cmpfloat (judged_coverage (judged, "mouth-open", wanted), >, 0.95);
  g_assert_cmpint (judged_finding (judged, "mouth-open")->region.width, <,
                   2 * judged->truth.iod_px);
}

/* From a gap of a twentieth of the eye distance on, a mouth is as open as can be told. */
static void
test_ladder (void)
{
  judged_assert_rises (
      judge_finished, "mouth-open", 2,
      (const char *const[]){ "mouth_open=0", "mouth_open=0.03", "mouth_open=0.04", NULL });
  g_autoptr (Judged) wide = judge_finished ("mouth_open=0.2");
  g_assert_cmpfloat (judged_finding (wide, "mouth-open")->measured, >, 98);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mouth-open/open", test_open);
  g_test_add_func ("/mouth-open/slightly-open", test_slightly_open);
  g_test_add_func ("/mouth-open/region", test_region);
  g_test_add_func ("/mouth-open/ladder", test_ladder);
  return g_test_run ();
}
