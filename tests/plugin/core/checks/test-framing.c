/* test-framing: the four bands of a finished picture, and of the crop of an original.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_measured (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  const SitterTruth *truth = &judged->truth;
  judged_assert_clean (judged);
  g_assert_false (judged_finding (judged, "eye-line")->on_crop);
  g_assert_cmpfloat_with_epsilon (judged_finding (judged, "crown-margin")->measured, truth->crown.y,
                                  4);
  g_assert_cmpfloat_with_epsilon (judged_finding (judged, "eye-line")->measured,
                                  (truth->left_eye.y + truth->right_eye.y) / 2, 5);
  g_assert_cmpfloat_with_epsilon (judged_finding (judged, "face-width")->measured,
                                  truth->face_right.x - truth->face_left.x, 12);
}

static void
test_original_is_judged_on_its_crop (void)
{
  g_autoptr (Judged) judged = judge_original ("head_x=0.4");
  judged_assert_clean (judged);
  g_assert_true (judged_finding (judged, "crown-margin")->on_crop);
  g_assert_true (judged_finding (judged, "not-centred")->on_crop);
}

static void
test_crown (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_y=0.33");
  judged_assert (judged, "crown-margin", IDP_VERDICT_FAIL);
  /* The strip between the top edge and the hair. */
  const IdpRect strip = { judged->truth.crown.x - 20, 0, 40, MAX (1, judged->truth.crown.y) };
  g_assert_cmpfloat (judged_coverage (judged, "crown-margin", strip), >, 0.6);
}

static void
test_eyes (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_y=0.55");
  judged_assert (judged, "eye-line", IDP_VERDICT_FAIL);
  const IdpRect between
      = { judged->truth.left_eye.x, judged->truth.left_eye.y - 2, judged->truth.iod_px, 4 };
  g_assert_cmpfloat (judged_coverage (judged, "eye-line", between), >, 0.9);
}

static void
test_width (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_height=0.4");
  judged_assert (judged, "face-width", IDP_VERDICT_FAIL);
}

static void
test_centre (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_x=0.42");
  judged_assert_flagged (judged, "not-centred", "");
  g_assert_cmpfloat_with_epsilon (judged_finding (judged, "not-centred")->measured, -0.08 * 480, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framing/measured", test_measured);
  g_test_add_func ("/framing/original", test_original_is_judged_on_its_crop);
  g_test_add_func ("/framing/crown", test_crown);
  g_test_add_func ("/framing/eyes", test_eyes);
  g_test_add_func ("/framing/width", test_width);
  g_test_add_func ("/framing/centre", test_centre);
  return g_test_run ();
}
