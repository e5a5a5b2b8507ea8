/* test-retouch: traces of editing in the file and on the skin.
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
test_editor (void)
{
  g_autofree char *path = draw_original ("editor.jpg");
  marked_tags (path, (const char *[]){ "Exif.Image.Software", "Adobe Photoshop 23.1", NULL });
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "feature-retouched", IDP_VERDICT_REVIEW);
  g_assert_true (judged_has_evidence (judged, "feature-retouched", "editor"));

  /* One hint alone asks for nothing. */
  g_autofree char *raw = draw_original ("developer.jpg");
  marked_tags (raw, (const char *[]){ "Exif.Image.Software", "Adobe Photoshop Lightroom 6", NULL });
  g_autoptr (Judged) developed = judge_file (raw);
  judged_assert (developed, "feature-retouched", IDP_VERDICT_NOT_MEASURED);
  g_assert_true (judged_has_evidence (developed, "feature-retouched", "developer"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retouch/editor", test_editor);
  return g_test_run ();
}
