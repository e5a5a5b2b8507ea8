/* test-hair-over-face: a fringe over the brows, hair over eyes and ears.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

static void
test_fringe (void)
{
  g_autoptr (Judged) judged = judge_finished ("fringe=1");
  judged_assert (judged, "hair-over-brows", IDP_VERDICT_REVIEW);
  const SitterTruth *truth = &judged->truth;
  const IdpRect *region = &judged_finding (judged, "hair-over-brows")->region;
  g_assert_cmpfloat (region->y + region->height, <, truth->left_eye.y + truth->iod_px / 4);
  g_assert_cmpfloat (region->y, >, truth->left_eye.y - truth->iod_px);
}

static void
test_fringe_ladder (void)
{
  judged_assert_rises (judge_finished, "hair-over-brows", 0.5,
                       (const char *const[]){ "fringe=0.3", "fringe=0.5", "fringe=1", NULL });
}

static void
test_free (void)
{
  static const char *const free_faces[] = { "hair=short", "hair=long", "glasses=yes" };
  for (guint i = 0; i < G_N_ELEMENTS (free_faces); i++)
    {
      g_autoptr (Judged) judged = judge_finished (free_faces[i]);
      judged_assert (judged, "hair-over-brows", IDP_VERDICT_PASS);
      judged_assert (judged, "hair-over-eyes", IDP_VERDICT_PASS);
      judged_assert (judged, "hair-over-ears", IDP_VERDICT_PASS);
      judged_assert (judged, "ears-asymmetric", IDP_VERDICT_PASS);
    }
}

/* Dark hair that falls from the temple past the right ear. */
static void
hide_ear (IdpImage *image, const SitterTruth *truth)
{
  const double unit = truth->iod_px;
  for (int y = truth->right_eye.y - 0.7 * unit; y < truth->chin.y + 0.3 * unit; y++)
    for (int x = truth->right_eye.x + 0.42 * unit; x < truth->right_eye.x + 0.95 * unit; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        rgb[0] = rgb[1] = rgb[2] = 28 + (x * 7 + y / 16) % 9;
      }
}

static void
test_ear (void)
{
  g_autoptr (Judged) judged = judge_painted ("seed=1", hide_ear);
  judged_assert (judged, "hair-over-ears", IDP_VERDICT_REVIEW);
  judged_assert (judged, "ears-asymmetric", IDP_VERDICT_NOT_MEASURED);
  const IdpRect *region = &judged_finding (judged, "hair-over-ears")->region;
  g_assert_cmpfloat (region->x, >, judged->truth.right_eye.x);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hair-over-face/fringe", test_fringe);
  g_test_add_func ("/hair-over-face/fringe-ladder", test_fringe_ladder);
  g_test_add_func ("/hair-over-face/free", test_free);
  g_test_add_func ("/hair-over-face/ear", test_ear);
  return g_test_run ();
}
