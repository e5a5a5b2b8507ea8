/* test-background: ramps and shadows on the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_ramp (void)
{
  g_autoptr (Judged) judged = judge_original ("background_ramp_levels=60");
  judged_assert_flagged (judged, "bg-uneven", "bg-colour-off");
  judged_assert (judged, "bg-uneven", IDP_VERDICT_FAIL);
}

static void
test_ramp_ladder (void)
{
  judged_assert_rises (judge_finished, "bg-uneven", 1.5,
                       (const char *const[]){ "seed=1", "background_ramp_levels=20",
                                              "background_ramp_levels=40",
                                              "background_ramp_levels=80", NULL });
}

/* Ten levels, in any direction the sitter knows, and a shadow as deep, are seen. */
static void
test_faint (void)
{
  static const char *const ramps[] = { "background_ramp_levels=10", "background_ramp_levels=-10" };
  for (guint i = 0; i < G_N_ELEMENTS (ramps); i++)
    {
      g_autoptr (Judged) judged = judge_finished (ramps[i]);
      judged_assert (judged, "bg-uneven", IDP_VERDICT_REVIEW);
      judged_assert (judged, "bg-shadow", IDP_VERDICT_PASS);
    }
  g_autoptr (Judged) shadow = judge_finished ("background_shadow_levels=10");
  judged_assert (shadow, "bg-shadow", IDP_VERDICT_REVIEW);
}

/* Darker corners are uneven, but no shadow. */
static void
test_corners (void)
{
  g_autoptr (Judged) judged = judge_original ("background_fall_levels=60");
  judged_assert_flagged (judged, "bg-uneven", "bg-colour-off");
}

static void
test_shadow (void)
{
  g_autoptr (Judged) judged
      = judge_original ("background_shadow_levels=50 background_shadow_shift=0.5");
  judged_assert_flagged (judged, "bg-shadow", "bg-uneven bg-objects");
  judged_assert (judged, "bg-shadow", IDP_VERDICT_FAIL);

  /* Beside the head, where the shadow falls. */
  const IdpRect *head = &judged->truth.head_box;
  const IdpRect fallen = { head->x + head->width + 10, head->y + head->height / 4,
                           judged->truth.iod_px / 3, head->height / 3 };
  g_assert_cmpfloat (judged_coverage (judged, "bg-shadow", fallen), >, 0.9);
}

static void
test_shadow_ladder (void)
{
  judged_assert_rises (
      judge_finished, "bg-shadow", 1,
      (const char *const[]){ "seed=1", "background_shadow_levels=10", "background_shadow_levels=20",
                             "background_shadow_levels=40", "background_shadow_levels=80", NULL });
}

/* The colour of a blue wall changes with its light; that is still its shadow. */
static void
test_shadow_on_blue (void)
{
  g_autoptr (Judged) judged = judge_original ("background=#64c5ff background_shadow_levels=50");
  judged_assert_flagged (judged, "bg-shadow", "bg-uneven bg-objects");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/background/ramp", test_ramp);
  g_test_add_func ("/background/ramp-ladder", test_ramp_ladder);
  g_test_add_func ("/background/faint", test_faint);
  g_test_add_func ("/background/corners", test_corners);
  g_test_add_func ("/background/shadow", test_shadow);
  g_test_add_func ("/background/shadow-ladder", test_shadow_ladder);
  g_test_add_func ("/background/shadow-on-blue", test_shadow_on_blue);
  return g_test_run ();
}
