/* test-blur: a photo out of focus.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_flagged (void)
{
  g_autoptr (Judged) judged = judge_original ("blur_sigma=3");
  judged_assert_flagged (judged, "blur", "");
  judged_assert (judged, "blur", IDP_VERDICT_FAIL);
  const IdpRect eyes
      = { judged->truth.left_eye.x, judged->truth.left_eye.y - 5, judged->truth.iod_px, 10 };
  g_assert_cmpfloat (judged_coverage (judged, "blur", eyes), >, 0.9);
}

static void
test_ladder (void)
{
  judged_assert_rises (judge_finished, "blur", 0.3,
                       (const char *const[]){ "blur_sigma=0", "blur_sigma=1", "blur_sigma=1.5",
                                              "blur_sigma=2", "blur_sigma=3", NULL });
}

/* Grain is no sharpness. */
static void
test_noise (void)
{
  g_autoptr (Judged) judged = judge_finished ("blur_sigma=2.5 noise_sd=4");
  judged_assert_flagged (judged, "blur", "bg-uneven file-size");
}

/* Too few pixels is another fault, with another remedy. */
static void
test_small_is_not_blurred (void)
{
  g_autoptr (Judged) judged = judge_original ("width_px=420 height_px=560");
  judged_assert (judged, "px-size", IDP_VERDICT_FAIL);
  judged_assert (judged, "blur", IDP_VERDICT_PASS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blur/flagged", test_flagged);
  g_test_add_func ("/blur/ladder", test_ladder);
  g_test_add_func ("/blur/noise", test_noise);
  g_test_add_func ("/blur/small", test_small_is_not_blurred);
  return g_test_run ();
}
