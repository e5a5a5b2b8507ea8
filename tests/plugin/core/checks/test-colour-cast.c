/* test-colour-cast: skin and eye whites that have shifted together.
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
  g_assert_cmpfloat (cast_of (0), <, 2);
  g_assert_cmpfloat (cast_of (45), >, 2.2);
  g_assert_cmpfloat (cast_of (-45), >, 2.2);
}

/* Skin alone is not enough. */
static void
test_shut (void)
{
  g_autoptr (Judged) judged = judge_finished ("eyes_closed=1");
  judged_assert (judged, "colour-cast", IDP_VERDICT_NOT_MEASURED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/colour-cast/casts", test_casts);
  g_test_add_func ("/colour-cast/shut", test_shut);
  return g_test_run ();
}
