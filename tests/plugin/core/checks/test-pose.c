/* test-pose: where head and eyes look.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "judged.h"

static void
test_ahead (void)
{
  g_autoptr (Judged) judged = judge_original ("");
  judged_assert (judged, "head-turn", IDP_VERDICT_PASS);
  judged_assert (judged, "gaze-off", IDP_VERDICT_PASS);
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

/* Moves what lies between the lids, iris and all, to the right. */
static void
look_aside (IdpImage *image, const SitterTruth *truth)
{
  const IdpPoint eyes[2] = { truth->left_eye, truth->right_eye };
  const int reach = 0.1 * truth->iod_px, shift = 0.1 * truth->iod_px, height = 0.05 * truth->iod_px;
  for (int i = 0; i < 2; i++)
    for (int y = eyes[i].y - height; y < eyes[i].y + height; y++)
      {
        guint8 *left = idp_image_at (image, eyes[i].x - reach, y);
        memmove (left + 3 * shift, left, 3 * 2 * reach);
        memset (left, 235, 3 * shift);
      }
}

static void
test_gaze (void)
{
  g_autoptr (Judged) judged = judge_painted ("", look_aside);
  const IdpFinding *finding = judged_finding (judged, "gaze-off");
  judged_assert (judged, "gaze-off", IDP_VERDICT_REVIEW);
  g_assert_cmpfloat (finding->measured, >, finding->rule->limit.max);
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
