/* test-face-light: light from one side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_ratio (void)
{
  g_autoptr (Judged) judged = judge_original ("light_ratio=1");
  g_assert_cmpfloat_with_epsilon (judged_finding (judged, "face-light-uneven")->measured, 1.05,
                                  0.1);
}

static void
test_flagged (void)
{
  g_autoptr (Judged) judged = judge_original ("light_ratio=3");
  judged_assert_flagged (judged, "face-light-uneven", "");
  judged_assert (judged, "face-light-uneven", IDP_VERDICT_FAIL);
}

/* The region is the darker cheek, whichever that is. */
static void
test_darker_cheek (void)
{
  static const char *const ratios[] = { "light_ratio=3", "light_ratio=0.33" };
  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    {
      g_autoptr (Judged) judged = judge_original (ratios[i]);
      const SitterTruth *truth = &judged->truth;
      const IdpPoint eye = i == 0 ? truth->right_eye : truth->left_eye;
      const IdpRect cheek = { eye.x - 5, (eye.y + truth->mouth.y) / 2 - 5, 10, 10 };
      g_assert_cmpfloat (judged_coverage (judged, "face-light-uneven", cheek), >, 0.9);
    }
}

static void
test_ladder (void)
{
  judged_assert_rises (judge_finished, "face-light-uneven", 0.1,
                       (const char *const[]){ "light_ratio=1", "light_ratio=1.3", "light_ratio=1.6",
                                              "light_ratio=2.4", "light_ratio=3", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/face-light/ratio", test_ratio);
  g_test_add_func ("/face-light/flagged", test_flagged);
  g_test_add_func ("/face-light/darker-cheek", test_darker_cheek);
  g_test_add_func ("/face-light/ladder", test_ladder);
  return g_test_run ();
}
