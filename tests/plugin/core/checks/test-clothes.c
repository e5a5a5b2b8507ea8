/* test-clothes: blue tops, white tops, tops like the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static IdpRect
chest_of (const Judged *judged)
{
  const SitterTruth *truth = &judged->truth;
  return (IdpRect){ truth->chin.x - truth->iod_px, truth->chin.y + truth->iod_px, 2 * truth->iod_px,
                    truth->iod_px / 5 };
}

static void
test_blue (void)
{
  static const char *const blues[] = { "top=#1f4e9e", "top=#5a7fb5", "top=#2050c0", "top=#80c0f0" };
  for (guint i = 0; i < G_N_ELEMENTS (blues); i++)
    {
      g_autoptr (Judged) judged = judge_original (blues[i]);
      judged_assert_flagged (judged, "clothes-blue", "clothes-blend-bg black-edge");
      judged_assert (judged, "clothes-blue", IDP_VERDICT_FAIL);
      g_assert_cmpfloat (judged_coverage (judged, "clothes-blue", chest_of (judged)), >, 0.9);
    }
}

static void
test_not_blue (void)
{
  static const char *const others[]
      = { "top=#802020", "top=#206030", "top=#5a3c78", "top=#30343c", "top=#208080" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (Judged) judged = judge_original (others[i]);
      judged_assert_clean (judged);
    }
}

static void
test_white_on_white (void)
{
  g_autoptr (Judged) judged = judge_original ("top=#f4f4f4 background=#f0f0f0");
  judged_assert_flagged (judged, "clothes-white-on-white", "clothes-blend-bg black-edge");
  judged_assert (judged, "clothes-white-on-white", IDP_VERDICT_FAIL);
  g_assert_cmpfloat (judged_coverage (judged, "clothes-white-on-white", chest_of (judged)), >, 0.9);
}

static void
test_white_on_blue (void)
{
  g_autoptr (Judged) judged = judge_original ("top=#f4f4f4 background=#64c5ff");
  judged_assert_clean (judged);
}

static void
test_blend (void)
{
  g_autoptr (Judged) judged = judge_original ("top=#c09060 background=#c09868");
  judged_assert_flagged (judged, "clothes-blend-bg", "bg-colour-off black-edge");
  judged_assert (judged, "clothes-blend-bg", IDP_VERDICT_FAIL);
}

static void
test_stripes (void)
{
  g_autoptr (Judged) judged = judge_original ("stripes=yes");
  judged_assert_flagged (judged, "clothes-pattern", "");
  g_assert_cmpfloat (judged_coverage (judged, "clothes-pattern", chest_of (judged)), >, 0.5);
}

static void
test_sleeves (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  judged_assert (judged, "clothes-improper", IDP_VERDICT_PASS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clothes/blue", test_blue);
  g_test_add_func ("/clothes/not-blue", test_not_blue);
  g_test_add_func ("/clothes/white-on-white", test_white_on_white);
  g_test_add_func ("/clothes/white-on-blue", test_white_on_blue);
  g_test_add_func ("/clothes/blend", test_blend);
  g_test_add_func ("/clothes/stripes", test_stripes);
  g_test_add_func ("/clothes/sleeves", test_sleeves);
  return g_test_run ();
}
