/* test-background-objects: a switch on the wall, an edge down the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "judged.h"

/* A light switch to the left of the head. */
static const IdpRect switch_place = { 18, 120, 60, 60 };

static void
paint_switch (IdpImage *image, const SitterTruth *truth)
{
  for (int y = 0; y < switch_place.height; y++)
    for (int x = 0; x < switch_place.width; x++)
      memset (idp_image_at (image, switch_place.x + x, switch_place.y + y),
              x > 20 && x < 40 && y > 15 && y < 45 ? 120 : 165, 3);
}

static void
test_switch (void)
{
  g_autoptr (Judged) judged = judge_painted ("seed=1", paint_switch);
  judged_assert (judged, "bg-objects", IDP_VERDICT_REVIEW);
  g_assert_cmpfloat (judged_coverage (judged, "bg-objects", switch_place), >, 0.7);
}

static void
test_nothing (void)
{
  static const char *const empty[]
      = { "seed=1", "hair=long", "background_ramp_levels=40", "noise_sd=8", "background=#64c5ff" };
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (Judged) judged = judge_finished (empty[i]);
      judged_assert (judged, "bg-objects", IDP_VERDICT_PASS);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/background-objects/switch", test_switch);
  g_test_add_func ("/background-objects/nothing", test_nothing);
  return g_test_run ();
}
