/* test-camera: what the file says of the lens.
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

static void
test_camera (void)
{
  g_autofree char *path = draw_original ("selfie.jpg");
  marked_tags (path, (const char *[]){ "Exif.Photo.LensModel", "Phone 8 front camera 2.87mm f/2.2",
                                       "Exif.Photo.FocalLengthIn35mmFilm", "16",
                                       "Exif.Photo.PixelXDimension", "450",
                                       "Exif.Photo.PixelYDimension", "600", NULL });
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "selfie-front-camera", IDP_VERDICT_REVIEW);
  judged_assert (judged, "distorted", IDP_VERDICT_REVIEW);
  judged_assert (judged, "low-res-upscaled", IDP_VERDICT_REVIEW);
  judged_assert (judged, "mirrored", IDP_VERDICT_NOT_MEASURED);
  g_assert_true (judged_has_evidence (judged, "mirrored", "may-be-mirrored"));

  g_autofree char *flipped = scratch_sitter ("flipped.jpg", 2, NULL);
  g_autoptr (Judged) mirrored = judge_file (flipped);
  judged_assert (mirrored, "mirrored", IDP_VERDICT_REVIEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/camera/camera", test_camera);
  return g_test_run ();
}
