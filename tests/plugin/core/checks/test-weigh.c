/* test-weigh: what evidence asks for, and what it may fail.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "judged.h"
#include "marked.h"

static char *
draw_original (const char *name)
{
  const char *const defects[] = { "noise_sd", "3", NULL };
  return scratch_sitter (name, 1, defects);
}

static void
test_nothing (void)
{
  g_autofree char *path = draw_original ("nothing.jpg");
  g_autoptr (Judged) judged = judge_file (path);
  static const char *const blind[] = {
    "mirrored",  "rotated",          "ai-generated-or-swapped", "recapture", "selfie-front-camera",
    "distorted", "feature-retouched"
  };
  for (guint i = 0; i < G_N_ELEMENTS (blind); i++)
    judged_assert (judged, blind[i], IDP_VERDICT_NOT_MEASURED);
  judged_assert (judged, "border-added", IDP_VERDICT_PASS);
  judged_assert (judged, "compression-artifacts", IDP_VERDICT_PASS);
}

/* A preset under which a named program fails a photo. */
static char *
strict_preset (void)
{
  static const char text[] = "[preset]\nextends=cn-graduation-2017\ntitle=T\ntitle[zh_CN]=T\n"
                             "[beautified]\nreview=0\n[ai-generated-or-swapped]\nreview=0\n"
                             "[feature-retouched]\nreview=0\n";
  return scratch_file ("strict.ini", text, strlen (text));
}

/* A named program fails where the preset says so; a label without a name never does. */
static void
test_strict_preset (void)
{
  g_autofree char *strict = strict_preset ();
  g_autofree char *path = draw_original ("beauty.jpg");
  marked_tags (path, (const char *[]){ "Xmp.xmp.CreatorTool", "B612", NULL });
  static const char manifest[]
      = "JP\0\1jumb c2pa http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
  marked_segment (path, 0xEB, manifest, sizeof manifest - 1);

  g_autoptr (Judged) judged = judge_file_by (path, strict);
  judged_assert (judged, "beautified", IDP_VERDICT_FAIL);
  judged_assert (judged, "ai-generated-or-swapped", IDP_VERDICT_REVIEW);
  g_autoptr (Judged) lenient = judge_file (path);
  judged_assert (lenient, "beautified", IDP_VERDICT_REVIEW);
}

/* The same picture, compressed twice. */
static char *
draw_saved_again (const char *name)
{
  g_autoptr (IdpImage) image = scratch_draw ("noise_sd=3 width_px=900 height_px=1200", NULL);
  g_autofree char *first = scratch_path ("first.jpg");
  g_assert_true (sitter_write_jpeg (first, image, 70, 0, 1, NULL));
  g_autoptr (IdpFile) file = idp_file_load (first, NULL);
  g_autoptr (IdpImage) decoded = idp_file_decode (file, G_MAXINT, NULL);
  char *path = scratch_path (name);
  g_assert_true (sitter_write_jpeg (path, decoded, 92, 0, 1, NULL));
  return path;
}

/* What may have one cause is one kind, and hints never fail. Two kinds make a strong review; a
 * named editor fails where the preset says so. */
static void
test_two_kinds (void)
{
  g_autofree char *strict = strict_preset ();
  g_autofree char *path = draw_saved_again ("again.jpg");
  marked_tags (path,
               (const char *[]){ "Exif.Image.Software", "Adobe Photoshop Lightroom 6", NULL });
  g_autoptr (Judged) hints = judge_file_by (path, strict);
  judged_assert (hints, "feature-retouched", IDP_VERDICT_NOT_MEASURED);
  g_assert_true (judged_has_evidence (hints, "feature-retouched", "double-compression"));
  g_assert_true (judged_has_evidence (hints, "feature-retouched", "developer"));
  g_assert_false (idp_finding_is_strong (judged_finding (hints, "feature-retouched")));

  marked_tags (path, (const char *[]){ "Exif.Image.Software", "GIMP 2.10.34", NULL });
  g_autoptr (Judged) strong = judge_file (path);
  judged_assert (strong, "feature-retouched", IDP_VERDICT_REVIEW);
  g_assert_true (idp_finding_is_strong (judged_finding (strong, "feature-retouched")));
  g_assert_false (idp_finding_is_strong (judged_finding (strong, "beautified")));

  g_autoptr (Judged) editor = judge_file_by (path, strict);
  judged_assert (editor, "feature-retouched", IDP_VERDICT_FAIL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weigh/nothing", test_nothing);
  g_test_add_func ("/weigh/strict-preset", test_strict_preset);
  g_test_add_func ("/weigh/two-kinds", test_two_kinds);
  return g_test_run ();
}
