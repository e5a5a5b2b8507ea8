/* test-recapture: photos of screens and prints.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

/* A grating like that of a photographed screen, on a drawn original of 1500 x 2000. */
static char *
draw_screen (double levels, double period_px)
{
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=3 width_px=1500 height_px=2000", NULL);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      for (int c = 0; c < 3; c++)
        {
          guint8 *value = idp_image_at (image, x, y) + c;
          const double wave = levels / 2 * sin (2 * G_PI * (0.8 * x + 0.6 * y) / period_px);
          *value = (guint8) CLAMP (lround (*value + wave), 0, 255);
        }
  char *path = scratch_path ("screen.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 92, 0, 1, NULL));
  return path;
}

static void
test_screen (void)
{
  g_autofree char *clean = draw_screen (0, 3.3);
  g_autoptr (Judged) original = judge_file (clean);
  judged_assert (original, "recapture", IDP_VERDICT_PASS);
  g_autofree char *path = draw_screen (4, 3.3);
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "recapture", IDP_VERDICT_REVIEW);
  judged_assert (judged, "scanned-print", IDP_VERDICT_PASS);
  g_assert_true (judged_has_evidence (judged, "recapture", "moire"));
}

static void
test_not_examined (void)
{
  g_autofree char *path = draw_screen (4, 3.3);
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpPhoto) photo = idp_photo_new (idp_file_load (path, NULL), rules, NULL);
  Judged judged = { .findings = idp_checks_run (photo, rules) };
  judged_assert (&judged, "recapture", IDP_VERDICT_NOT_MEASURED);
  judged_assert (&judged, "border-added", IDP_VERDICT_NOT_MEASURED);
  g_ptr_array_unref (judged.findings);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recapture/screen", test_screen);
  g_test_add_func ("/recapture/not-examined", test_not_examined);
  return g_test_run ();
}
