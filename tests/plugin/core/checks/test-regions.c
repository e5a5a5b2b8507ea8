/* test-regions: the parts of the view, against what was drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/regions.h"
#include "judged.h"

static gboolean
is_inside (const IdpMask *mask, double x, double y)
{
  return mask->inside[(gsize) y * mask->width_px + (gsize) x];
}

static void
test_skin (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  const SitterTruth *truth = &judged->truth;
  const double unit = truth->iod_px;
  g_autoptr (IdpMask) skin = idp_face_skin (judged->photo);

  g_assert_true (is_inside (skin, truth->left_eye.x, truth->left_eye.y + 0.5 * unit));
  g_assert_true (is_inside (skin, truth->right_eye.x, truth->right_eye.y + 0.5 * unit));
  g_assert_false (is_inside (skin, truth->left_eye.x, truth->left_eye.y));
  g_assert_false (is_inside (skin, truth->mouth.x, truth->mouth.y));
  g_assert_false (is_inside (skin, truth->face_right.x + 0.1 * unit, truth->face_right.y));

  const IdpRect bounds = idp_mask_bounds (skin);
  g_assert_cmpint (bounds.y + bounds.height, <=, truth->chin.y + 0.15 * unit);
}

static void
test_top (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  const SitterTruth *truth = &judged->truth;
  g_autoptr (IdpMask) top = idp_top (judged->photo);

  g_assert_true (is_inside (top, truth->chin.x - truth->iod_px, 630));
  g_assert_true (is_inside (top, truth->chin.x + truth->iod_px, 630));
  g_assert_false (is_inside (top, truth->chin.x, 630));
  g_assert_cmpint (idp_mask_bounds (top).y, >, truth->chin.y);
}

static void
test_axes (void)
{
  g_autoptr (Judged) judged = judge_finished ("tilt_deg=10");
  const IdpFaceAxes axes = idp_face_axes (judged->photo);
  const IdpPoint eye = idp_face_axes_point (&axes, 0.5, 0);
  g_assert_cmpfloat_with_epsilon (eye.x, judged->photo->face.right_eye.x, 0.01);
  g_assert_cmpfloat_with_epsilon (eye.y, judged->photo->face.right_eye.y, 0.01);
}

static void
test_quantile (void)
{
  float values[] = { 5, 1, 4, 2, 3 };
  g_assert_cmpfloat (idp_quantile (values, 5, 0), ==, 1);
  g_assert_cmpfloat (idp_quantile (values, 5, 0.5), ==, 3);
  g_assert_cmpfloat (idp_quantile (values, 5, 1), ==, 5);
}

/* Every rank of rising, falling, equal and mixed values, with many that are equal. */
static void
test_quantile_ranks (void)
{
  enum
  {
    N = 100
  };
  for (int order = 0; order < 4; order++)
    for (int rank = 0; rank < N; rank++)
      {
        const int factor[] = { 1, N - 1, 0, 37 };
        float values[N];
        for (int i = 0; i < N; i++)
          values[i] = i * factor[order] % N / 3;
        const int expected = order == 2 ? 0 : rank / 3;
        g_assert_cmpfloat (idp_quantile (values, N, rank / (N - 1.0)), ==, expected);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/regions/skin", test_skin);
  g_test_add_func ("/regions/top", test_top);
  g_test_add_func ("/regions/axes", test_axes);
  g_test_add_func ("/regions/quantile", test_quantile);
  g_test_add_func ("/regions/quantile-ranks", test_quantile_ranks);
  return g_test_run ();
}
