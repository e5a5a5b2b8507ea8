/* test-file-size: bytes of a finished file, and of the file an original would give.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

#include "adjust.h"

static void
test_finished (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  const IdpFinding *finding = judged_finding (judged, "file-size");
  g_assert_false (finding->on_crop);
  g_assert_cmpfloat (finding->measured, ==, g_bytes_get_size (judged->photo->file->bytes));
}

static void
test_too_large (void)
{
  const SitterParams params = sitter_params_finished ();
  g_autoptr (IdpImage) image = sitter_draw (&params, NULL, NULL);
  g_autofree char *path = scratch_path ("large.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 100, 300, 1, NULL));
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert_flagged (judged, "file-size", "");
  judged_assert (judged, "file-size", IDP_VERDICT_REVIEW);
}

/* The size that is foretold is near the one that comes out, and inside the window if that is. */
static void
test_original (void)
{
  g_autoptr (Judged) judged = judge_original ("seed=1");
  const IdpFinding *finding = judged_finding (judged, "file-size");
  g_assert_true (finding->on_crop);
  judged_assert (judged, "file-size", IDP_VERDICT_PASS);

  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture = idp_adjust (judged->photo->file, &judged->photo->placement.rect,
                                           judged->rules, &adjustment, NULL);
  g_assert_nonnull (picture);
  g_assert_cmpfloat_with_epsilon (finding->measured, g_bytes_get_size (picture), 4000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-size/finished", test_finished);
  g_test_add_func ("/file-size/too-large", test_too_large);
  g_test_add_func ("/file-size/original", test_original);
  return g_test_run ();
}
