/* test-authenticity: the rules about where a photo comes from.
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

static gboolean
has_evidence (const Judged *judged, const char *rule, const char *id)
{
  const GPtrArray *list = judged_finding (judged, rule)->evidence;
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (strcmp (((const IdpEvidence *) list->pdata[i])->text->id, id) == 0)
      return TRUE;
  return FALSE;
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
  g_assert_true (has_evidence (judged, "recapture", "moire"));
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

static void
test_editor (void)
{
  g_autofree char *path = draw_original ("editor.jpg");
  marked_tags (path, (const char *[]){ "Exif.Image.Software", "Adobe Photoshop 23.1", NULL });
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "feature-retouched", IDP_VERDICT_REVIEW);
  g_assert_true (has_evidence (judged, "feature-retouched", "editor"));

  /* One hint alone asks for nothing. */
  g_autofree char *raw = draw_original ("developer.jpg");
  marked_tags (raw, (const char *[]){ "Exif.Image.Software", "Adobe Photoshop Lightroom 6", NULL });
  g_autoptr (Judged) developed = judge_file (raw);
  judged_assert (developed, "feature-retouched", IDP_VERDICT_NOT_MEASURED);
  g_assert_true (has_evidence (developed, "feature-retouched", "developer"));
}

/* What a preset must say for a named program to fail a photo; other evidence never does. */
static void
test_strict_preset (void)
{
  static const char text[] = "[preset]\nextends=cn-graduation-2017\ntitle=T\ntitle[zh_CN]=T\n"
                             "[beautified]\nreview=0\n[ai-generated-or-swapped]\nreview=0\n";
  g_autofree char *preset = scratch_file ("strict.ini", text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = idp_rules_load (preset, &error);
  g_assert_no_error (error);

  g_autofree char *path = draw_original ("beauty.jpg");
  marked_tags (path, (const char *[]){ "Xmp.xmp.CreatorTool", "B612", NULL });
  static const char manifest[] = "JP\0\1jumb trainedAlgorithmicMedia";
  marked_segment (path, 0xEB, manifest, sizeof manifest - 1);
  g_autoptr (IdpPhoto) photo = idp_photo_new (idp_file_load (path, NULL), rules, NULL);
  Judged judged = { .findings = idp_checks_run (photo, rules) };
  judged_assert (&judged, "beautified", IDP_VERDICT_FAIL);
  judged_assert (&judged, "ai-generated-or-swapped", IDP_VERDICT_REVIEW);
  g_ptr_array_unref (judged.findings);

  g_autoptr (Judged) lenient = judge_file (path);
  judged_assert (lenient, "beautified", IDP_VERDICT_REVIEW);
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
  g_assert_true (has_evidence (judged, "mirrored", "may-be-mirrored"));

  g_autofree char *flipped = scratch_sitter ("flipped.jpg", 2, NULL);
  g_autoptr (Judged) mirrored = judge_file (flipped);
  judged_assert (mirrored, "mirrored", IDP_VERDICT_REVIEW);
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

  g_autofree char *real = draw_screen (0, 3);
  g_autoptr (Judged) original = judge_file (real);
  judged_assert (original, "bg-replaced-by-user", IDP_VERDICT_PASS);
}

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
  g_test_add_func ("/authenticity/nothing", test_nothing);
  g_test_add_func ("/authenticity/screen", test_screen);
  g_test_add_func ("/authenticity/not-examined", test_not_examined);
  g_test_add_func ("/authenticity/editor", test_editor);
  g_test_add_func ("/authenticity/strict-preset", test_strict_preset);
  g_test_add_func ("/authenticity/camera", test_camera);
  g_test_add_func ("/authenticity/private", test_private);
  g_test_add_func ("/authenticity/flat-wall", test_flat_wall);
  g_test_add_func ("/authenticity/border", test_border);
  return g_test_run ();
}
