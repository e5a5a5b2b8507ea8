/* test-makeup: lips, lids and cheeks in colours that they have not.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[]
      = { "seed=1", "hair=long", "skin_tone=0.5", "skin_tone=1", "light_ratio=1.4" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "makeup", IDP_VERDICT_PASS);
    }
}

static void
test_parts (void)
{
  static const char *const worn[] = { "lipstick=0.6", "eye_shadow=0.6", "blusher=0.5" };
  for (guint i = 0; i < G_N_ELEMENTS (worn); i++)
    {
      g_autoptr (Judged) judged = judge_finished (worn[i]);
      judged_assert_flagged (judged, "makeup", "colour-cast");
    }
}

static void
test_ladder (void)
{
  judged_assert_rises (
      judge_finished, "makeup", 2,
      (const char *const[]){ "lipstick=0.4", "lipstick=0.6", "lipstick=0.8", "lipstick=1", NULL });
}

static void
test_region (void)
{
  g_autoptr (Judged) judged = judge_finished ("lipstick=0.8");
  const IdpPoint mouth = judged->truth.mouth;
  const double unit = judged->truth.iod_px;
  const IdpRect lips = { mouth.x - 0.35 * unit, mouth.y - 0.08 * unit, 0.7 * unit, 0.2 * unit };
  g_assert_cmpfloat (judged_coverage (judged, "makeup", lips), >, 0.9);
}

static void
turn_grey (IdpImage *image, const SitterTruth *truth)
{
  for (int i = 0; i < image->width_px * image->height_px; i++)
    image->rgb[3 * i] = image->rgb[3 * i + 2] = image->rgb[3 * i + 1];
}

static void
test_grey (void)
{
  g_autoptr (Judged) judged = judge_painted ("lipstick=1", turn_grey);
  judged_assert (judged, "makeup", IDP_VERDICT_NOT_MEASURED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/makeup/clean", test_clean);
  g_test_add_func ("/makeup/parts", test_parts);
  g_test_add_func ("/makeup/ladder", test_ladder);
  g_test_add_func ("/makeup/region", test_region);
  g_test_add_func ("/makeup/grey", test_grey);
  return g_test_run ();
}
