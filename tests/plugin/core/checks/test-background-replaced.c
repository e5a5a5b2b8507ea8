/* test-background-replaced: walls that no camera took.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

/* As a camera takes it. */
static char *
draw_wall (void)
{
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=3 width_px=1500 height_px=2000", NULL);
  char *path = scratch_path ("wall.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 92, 0, 1, NULL));
  return path;
}

/* A wall painted over with one colour, the person left as photographed. */
static void
test_flat_wall (void)
{
  g_autoptr (IdpImage) image
      = scratch_draw ("noise_sd=4 width_px=1500 height_px=2000 background=#90c0f0", NULL);
  for (int y = 0; y < 1100; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        if (x < 400 || x >= 1100)
          rgb[0] = 0x90, rgb[1] = 0xc0, rgb[2] = 0xf0;
      }
  g_autofree char *path = scratch_path ("flat.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 92, 0, 1, NULL));
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "bg-replaced-by-user", IDP_VERDICT_REVIEW);

  g_autofree char *real = draw_wall ();
  g_autoptr (Judged) original = judge_file (real);
  judged_assert (original, "bg-replaced-by-user", IDP_VERDICT_PASS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/background-replaced/flat-wall", test_flat_wall);
  return g_test_run ();
}
