/* test-expression: faces that are not calm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[] = { "seed=1", "skin_tone=0.8", "glasses=yes", "hair=long" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "expression-unnatural", IDP_VERDICT_PASS);
    }
}

static void
test_crooked (void)
{
  g_autoptr (Judged) judged = judge_finished ("mouth_skew_deg=15");
  judged_assert (judged, "expression-unnatural", IDP_VERDICT_REVIEW);
  const IdpPoint mouth = judged->truth.mouth;
  const IdpRect middle = { mouth.x - 5, mouth.y - 5, 10, 10 };
  g_assert_cmpfloat (judged_coverage (judged, "expression-unnatural", middle), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression/clean", test_clean);
  g_test_add_func ("/expression/crooked", test_crooked);
  return g_test_run ();
}
