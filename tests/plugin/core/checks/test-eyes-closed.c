/* test-eyes-closed: lids down.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_shut (void)
{
  g_autoptr (Judged) judged = judge_original ("eyes_closed=1");
  judged_assert_flagged (judged, "eyes-closed", "");
  judged_assert (judged, "eyes-closed", IDP_VERDICT_FAIL);
}

static void
test_open (void)
{
  static const char *const people[]
      = { "skin_tone=1", "glasses=yes", "exposure_ev=-2", "fringe=0.8" };
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (Judged) judged = judge_finished (people[i]);
      judged_assert (judged, "eyes-closed", IDP_VERDICT_PASS);
    }
}

static void
test_region (void)
{
  g_autoptr (Judged) judged = judge_finished ("eyes_closed=1");
  const SitterTruth *truth = &judged->truth;
  const IdpRect wanted = { truth->left_eye.x, truth->left_eye.y - 2, truth->iod_px, 4 };
  g_assert_cmpfloat (judged_coverage (judged, "eyes-closed", wanted), >, 0.95);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/eyes-closed/shut", test_shut);
  g_test_add_func ("/eyes-closed/open", test_open);
  g_test_add_func ("/eyes-closed/region", test_region);
  return g_test_run ();
}
