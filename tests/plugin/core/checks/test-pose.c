/* test-pose: where head and eyes look.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_ahead (void)
{
  g_autoptr (Judged) judged = judge_original ("");
  judged_assert (judged, "head-turn", IDP_VERDICT_PASS);
  judged_assert (judged, "gaze-off", IDP_VERDICT_NOT_MEASURED);
  g_assert_cmpfloat (judged_finding (judged, "head-turn")->measured, <, 6);
}

static void
test_turned (void)
{
  g_autoptr (Judged) judged = judge_original ("");
  const IdpCheck *check = idp_check_find ("head-turn");
  const IdpRule *rule = idp_rules_find (judged->rules, "head-turn");
  IdpPhoto photo = *judged->photo;
  photo.face.yaw_deg = 20;
  photo.face.pitch_deg = 10;
  g_assert_cmpfloat_with_epsilon (check->run (&photo, rule).measured, 20, 1e-9);
  photo.face.pitch_deg = -30;
  g_assert_cmpfloat_with_epsilon (check->run (&photo, rule).measured, 25, 1e-9);
}

static void
test_gaze (void)
{
  g_autoptr (Judged) judged = judge_original ("");
  const IdpCheck *check = idp_check_find ("gaze-off");
  const IdpRule *rule = idp_rules_find (judged->rules, "gaze-off");
  IdpPhoto photo = *judged->photo;
  const double shift = 0.12 * judged->truth.iod_px;
  for (int i = 0; i < 2 * IDP_LANDMARK_LIDS_N; i++)
    photo.face.landmarks[i].at.x += shift;
  g_assert_cmpfloat (check->run (&photo, rule).measured, <, rule->limit.min);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pose/ahead", test_ahead);
  g_test_add_func ("/pose/turned", test_turned);
  g_test_add_func ("/pose/gaze", test_gaze);
  return g_test_run ();
}
