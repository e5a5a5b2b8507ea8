/* test-body: shoulders, neck and posture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "judged.h"

static void
test_shoulders (void)
{
  static const struct
  {
    const char *defect;
    double deg;
  } cases[] = { { "shoulder_deg=0", 0 },
                { "shoulder_deg=-6", -6 },
                { "shoulder_deg=4", 4 },
                { "shoulder_deg=8", 8 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Judged) judged = judge_finished (cases[i].defect);
      const IdpFinding *finding = judged_finding (judged, "shoulders-uneven");
      g_assert_cmpfloat (fabs (finding->measured - cases[i].deg), <, 1.5);
      if (cases[i].deg != 0)
        judged_assert_flagged (judged, "shoulders-uneven", "file-size");
    }
}

static void
test_straight (void)
{
  static const char *const straight[] = { "hair=short", "hair=long", "skin_tone=1" };
  for (guint i = 0; i < G_N_ELEMENTS (straight); i++)
    {
      g_autoptr (Judged) judged = judge_original (straight[i]);
      judged_assert_clean (judged);
      judged_assert (judged, "neck-covered", IDP_VERDICT_PASS);
      judged_assert (judged, "posture-not-upright", IDP_VERDICT_PASS);
      judged_assert (judged, "shoulders-cut", IDP_VERDICT_PASS);
    }
}

static void
test_leaning (void)
{
  judged_assert_rises (judge_finished, "posture-not-upright", 2,
                       (const char *const[]){ "roll_deg=-8", "roll_deg=-3", "roll_deg=0",
                                              "roll_deg=6", "roll_deg=12", NULL });
}

/* A dark roll-neck up to the chin. */
static void
roll_neck (IdpImage *image, const SitterTruth *truth)
{
  const IdpPoint chin = truth->chin;
  for (int y = chin.y + 3; y < chin.y + 0.9 * truth->iod_px && y < image->height_px; y++)
    for (int x = chin.x - 0.78 * truth->iod_px; x < chin.x + 0.78 * truth->iod_px; x++)
      memset (idp_image_at (image, x, y), 44 + x % 6 / 3 * 6, 3);
}

static void
test_neck (void)
{
  g_autoptr (Judged) judged = judge_painted ("seed=1", roll_neck);
  judged_assert (judged, "neck-covered", IDP_VERDICT_REVIEW);
}

static void
test_cut (void)
{
  g_autoptr (Judged) judged = judge_finished ("head_y=0.72");
  judged_assert (judged, "shoulders-cut", IDP_VERDICT_FAIL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/body/shoulders", test_shoulders);
  g_test_add_func ("/body/straight", test_straight);
  g_test_add_func ("/body/leaning", test_leaning);
  g_test_add_func ("/body/neck", test_neck);
  g_test_add_func ("/body/cut", test_cut);
  return g_test_run ();
}
