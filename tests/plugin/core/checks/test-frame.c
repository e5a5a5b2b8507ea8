/* test-frame: borders added around a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

#include <string.h>

static void
test_border (void)
{
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=3", NULL);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      if (x < 15 || y < 15 || x >= image->width_px - 15 || y >= image->height_px - 15)
        memset (idp_image_at (image, x, y), 255, 3);
  g_autofree char *path = scratch_path ("border.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 95, 0, 1, NULL));
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "border-added", IDP_VERDICT_FAIL);
  g_assert_cmpfloat (judged_finding (judged, "border-added")->measured, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/border", test_border);
  return g_test_run ();
}
