/* test-exposure: too much and too little light.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static IdpRect
face_of (const Judged *judged)
{
  const SitterTruth *truth = &judged->truth;
  return (IdpRect){ truth->left_eye.x, truth->left_eye.y, truth->iod_px,
                    truth->chin.y - truth->left_eye.y };
}

static void
test_over (void)
{
  g_autoptr (Judged) judged = judge_original ("exposure_ev=1.3");
  judged_assert_flagged (judged, "overexposed", "clothes-white-on-white");
  judged_assert (judged, "overexposed", IDP_VERDICT_FAIL);
  g_assert_cmpfloat (judged_coverage (judged, "overexposed", face_of (judged)), >, 0.9);
}

static void
test_under (void)
{
  g_autoptr (Judged) judged = judge_original ("exposure_ev=-4");
  judged_assert_flagged (judged, "underexposed", "bg-colour-off");
  judged_assert (judged, "underexposed", IDP_VERDICT_FAIL);
  g_assert_cmpfloat (judged_coverage (judged, "underexposed", face_of (judged)), >, 0.9);
}

/* Dark skin in good light is not a dark photo. */
static void
test_skin_tone (void)
{
  g_autoptr (Judged) judged = judge_original ("skin_tone=1");
  judged_assert_clean (judged);
}

static void
test_ladders (void)
{
  judged_assert_rises (judge_finished, "underexposed", 10,
                       (const char *const[]){ "exposure_ev=-4", "exposure_ev=-2", "exposure_ev=-1",
                                              "exposure_ev=0", "exposure_ev=1", NULL });
  judged_assert_rises (
      judge_finished, "overexposed", 5,
      (const char *const[]){ "exposure_ev=0", "exposure_ev=1.1", "exposure_ev=1.6", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exposure/over", test_over);
  g_test_add_func ("/exposure/under", test_under);
  g_test_add_func ("/exposure/skin-tone", test_skin_tone);
  g_test_add_func ("/exposure/ladders", test_ladders);
  return g_test_run ();
}
