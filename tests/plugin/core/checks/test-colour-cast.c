/* test-colour-cast: skin in a colour that no skin has.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

/* What the check measures where SHIFT levels were added to red and taken from blue. */
static double
cast_of (int shift)
{
  const SitterParams params = sitter_params_finished ();
  g_autoptr (IdpImage) image = sitter_draw (&params, NULL, NULL);
  for (int i = 0; i < image->width_px * image->height_px; i++)
    {
      guint8 *rgb = image->rgb + 3 * i;
      rgb[0] = CLAMP (rgb[0] + shift, 0, 255);
      rgb[2] = CLAMP (rgb[2] - shift, 0, 255);
    }
  g_autofree char *path = scratch_path ("cast.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 90, 300, 1, NULL));
  g_autoptr (Judged) judged = judge_file (path);
  return judged_finding (judged, "colour-cast")->measured;
}

static void
test_casts (void)
{
  g_assert_cmpfloat (cast_of (0), ==, 0);
  g_assert_cmpfloat (cast_of (45), >, 2);
  g_assert_cmpfloat (cast_of (-45), >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/colour-cast/casts", test_casts);
  return g_test_run ();
}
