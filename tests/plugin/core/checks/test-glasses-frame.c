/* test-glasses-frame: a frame across the eyes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[]
      = { "seed=1", "glasses=yes", "glasses=yes glasses_rim=0.09", "fringe=0.5" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "frame-over-eyes", IDP_VERDICT_PASS);
    }
}

static void
test_low (void)
{
  g_autoptr (Judged) judged = judge_finished ("glasses=yes glasses_rim=0.09 glasses_drop=0.17");
  judged_assert (judged, "frame-over-eyes", IDP_VERDICT_REVIEW);
  const SitterTruth *truth = &judged->truth;
  const double unit = truth->iod_px;
  const IdpRect eyes
      = { truth->left_eye.x - 0.2 * unit, truth->left_eye.y - 0.05 * unit, 1.4 * unit, 0.1 * unit };
  g_assert_cmpfloat (judged_coverage (judged, "frame-over-eyes", eyes), >, 0.8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glasses-frame/clean", test_clean);
  g_test_add_func ("/glasses-frame/low", test_low);
  return g_test_run ();
}
