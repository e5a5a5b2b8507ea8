/* test-privacy: what a file gives away about a person.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"
#include "marked.h"

static char *
draw_original (const char *name)
{
  const char *const defects[] = { "noise_sd", "3", NULL };
  return scratch_sitter (name, 1, defects);
}

/* The crop drops metadata, so only a finished file can give anything away. */
static void
test_private (void)
{
  static const char *const position[] = { "Exif.GPSInfo.GPSLatitudeRef",
                                          "N",
                                          "Exif.GPSInfo.GPSLatitude",
                                          "27/1 14/1 0/1",
                                          "Exif.GPSInfo.GPSLongitudeRef",
                                          "E",
                                          "Exif.GPSInfo.GPSLongitude",
                                          "111/1 28/1 0/1",
                                          NULL };
  g_autofree char *path = draw_original ("private.jpg");
  marked_tags (path, position);
  g_autoptr (Judged) original = judge_file (path);
  judged_assert (original, "exif-private", IDP_VERDICT_PASS);

  const SitterParams params = sitter_params_finished ();
  g_autoptr (IdpImage) image = sitter_draw (&params, NULL, NULL);
  g_autofree char *finished = scratch_path ("finished.jpg");
  g_assert_true (sitter_write_jpeg (finished, image, 90, 300, 1, NULL));
  marked_tags (finished, position);
  g_autoptr (Judged) judged = judge_file (finished);
  judged_assert (judged, "exif-private", IDP_VERDICT_REVIEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/privacy/private", test_private);
  return g_test_run ();
}
