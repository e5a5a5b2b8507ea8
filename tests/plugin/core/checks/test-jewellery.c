/* test-jewellery: earrings and necklaces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_clean (void)
{
  static const char *const free_of_it[] = { "seed=1", "hair=long", "glasses=yes", "skin_tone=0.8" };
  for (guint i = 0; i < G_N_ELEMENTS (free_of_it); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_of_it[i]);
      judged_assert (judged, "jewellery", IDP_VERDICT_PASS);
    }
}

/* Studs on lobes, beside dark hair and before a blue wall; the mark lies on one of them. */
static void
test_earrings (void)
{
  static const char *const worn[]
      = { "earrings=0.1", "hair=long earrings=0.12", "background=#64c5ff earrings=0.1" };
  for (guint i = 0; i < G_N_ELEMENTS (worn); i++)
    {
      g_autoptr (Judged) judged = judge_finished (worn[i]);
      judged_assert (judged, "jewellery", IDP_VERDICT_REVIEW);
      const SitterTruth *truth = &judged->truth;
      const IdpRect *region = &judged_finding (judged, "jewellery")->region;
      const double middle = (truth->left_eye.x + truth->right_eye.x) / 2;
      g_assert_cmpfloat (fabs (region->x + region->width / 2.0 - middle), >, 0.9 * truth->iod_px);
      g_assert_cmpint (region->width, <, 0.5 * truth->iod_px);
    }
}

static void
test_necklace (void)
{
  g_autoptr (Judged) judged = judge_finished ("necklace=0.03");
  judged_assert_flagged (judged, "jewellery", "");
  g_assert_cmpint (judged_finding (judged, "jewellery")->region.y, >, judged->truth.chin.y);
}

/* Hair before both ears. */
static void
hide_ears (IdpImage *image, const SitterTruth *truth)
{
  const double unit = truth->iod_px;
  for (int side = -1; side <= 1; side += 2)
    for (int y = truth->left_eye.y - 0.7 * unit; y < truth->chin.y + 0.3 * unit; y++)
      for (int i = 0.42 * unit; i < 0.95 * unit; i++)
        {
          const IdpPoint eye = side < 0 ? truth->left_eye : truth->right_eye;
          guint8 *rgb = idp_image_at (image, eye.x + side * i, y);
          rgb[0] = rgb[1] = rgb[2] = 28 + (i * 7 + y / 16) % 9;
        }
}

/* What cannot be seen is not absent. */
static void
test_hidden (void)
{
  g_autoptr (Judged) judged = judge_painted ("seed=1", hide_ears);
  judged_assert (judged, "jewellery", IDP_VERDICT_NOT_MEASURED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jewellery/clean", test_clean);
  g_test_add_func ("/jewellery/earrings", test_earrings);
  g_test_add_func ("/jewellery/necklace", test_necklace);
  g_test_add_func ("/jewellery/hidden", test_hidden);
  return g_test_run ();
}
