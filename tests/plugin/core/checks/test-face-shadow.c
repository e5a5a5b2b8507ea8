/* test-face-shadow: what hair throws on the forehead.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[]
      = { "seed=1",          "hair=long",  "glasses=yes",  "skin_tone=0.8",
          "light_ratio=1.4", "fringe=0.5", "highlight=0.6" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "shadow-on-face", IDP_VERDICT_PASS);
    }
}

static void
test_fringe (void)
{
  g_autoptr (Judged) judged = judge_finished ("fringe_shadow=0.5");
  judged_assert_flagged (judged, "shadow-on-face", "");
  const SitterTruth *truth = &judged->truth;
  const IdpRect *region = &judged_finding (judged, "shadow-on-face")->region;
  g_assert_cmpint (region->y + region->height, <, truth->left_eye.y);
  g_assert_cmpint (region->width, >, truth->iod_px);
}

static void
test_ladder (void)
{
  judged_assert_rises (
      judge_finished, "shadow-on-face", 0,
      (const char *const[]){ "fringe_shadow=0", "fringe_shadow=0.2", "fringe_shadow=0.4", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/face-shadow/clean", test_clean);
  g_test_add_func ("/face-shadow/fringe", test_fringe);
  g_test_add_func ("/face-shadow/ladder", test_ladder);
  return g_test_run ();
}
