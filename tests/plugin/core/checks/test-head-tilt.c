/* test-head-tilt: a head that leans.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_angle (void)
{
  for (int tilt = -10; tilt <= 10; tilt += 5)
    {
      g_autofree char *defect = g_strdup_printf ("tilt_deg=%d", tilt);
      g_autoptr (Judged) judged = judge_original (defect);
      const double measured = judged_finding (judged, "head-tilt")->measured;
      g_assert_cmpfloat_with_epsilon (measured, judged->truth.roll_deg, 1.5);
    }
}

static void
test_flagged (void)
{
  g_autoptr (Judged) judged = judge_original ("tilt_deg=8");
  judged_assert_flagged (judged, "head-tilt", "");
  judged_assert (judged, "head-tilt", IDP_VERDICT_FAIL);
  const IdpRect eyes
      = { judged->truth.left_eye.x, judged->truth.left_eye.y - 20, judged->truth.iod_px, 40 };
  g_assert_cmpfloat (judged_coverage (judged, "head-tilt", eyes), >, 0.9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/head-tilt/angle", test_angle);
  g_test_add_func ("/head-tilt/flagged", test_flagged);
  return g_test_run ();
}
