/* test-provenance: what metadata say, and that hostile ones do no harm.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "provenance.h"

#include <string.h>

#include "marked.h"

static char *
plain_jpeg (const char *name)
{
  return scratch_sitter (name, 1, NULL);
}

static IdpProvenance *
read_file (const char *path, const IdpRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpFile) file = idp_file_load (path, &error);
  g_assert_no_error (error);
  g_autoptr (IdpImage) image = idp_file_decode (file, 300, &error);
  g_assert_no_error (error);
  return idp_provenance_new (file, image, rules->programs, rules->tables);
}

static void
test_nothing (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *path = plain_jpeg ("plain.jpg");
  g_autoptr (IdpProvenance) provenance = read_file (path, rules);
  g_assert_cmpuint (provenance->programs->len, ==, 0);
  g_assert_null (provenance->camera);
  g_assert_true (isnan (provenance->saved_later_s));
  g_assert_true (isnan (provenance->thumbnail_correlation));
  g_assert_false (provenance->generated || provenance->scanned || provenance->mirrored);
}

static void
test_camera (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *path = plain_jpeg ("camera.jpg");
  marked_tags (path, (const char *[]){ "Exif.Image.Make",
                                       "Maker",
                                       "Exif.Image.Model",
                                       "Model 7",
                                       "Exif.Photo.LensModel",
                                       "Model 7 front camera",
                                       "Exif.Photo.FocalLengthIn35mmFilm",
                                       "28",
                                       "Exif.Photo.PixelXDimension",
                                       "900",
                                       "Exif.Photo.DateTimeOriginal",
                                       "2026:03:01 10:00:00",
                                       "Exif.Image.DateTime",
                                       "2026:03:01 10:12:30",
                                       "Exif.Photo.BodySerialNumber",
                                       "12345",
                                       "Exif.Photo.FileSource",
                                       "2",
                                       "Exif.GPSInfo.GPSLatitudeRef",
                                       "N",
                                       "Exif.GPSInfo.GPSLatitude",
                                       "27/1 14/1 0/1",
                                       "Exif.GPSInfo.GPSLongitudeRef",
                                       "E",
                                       "Exif.GPSInfo.GPSLongitude",
                                       "111/1 28/1 0/1",
                                       NULL });
  g_autoptr (IdpProvenance) provenance = read_file (path, rules);
  g_assert_cmpstr (provenance->camera, ==, "Maker Model 7");
  g_assert_cmpstr (provenance->lens, ==, "Model 7 front camera");
  g_assert_cmpfloat (provenance->focal_35mm, ==, 28);
  g_assert_cmpfloat (provenance->saved_later_s, ==, 750);
  g_assert_cmpint (provenance->exif_width_px, ==, 900);
  g_assert_true (provenance->has_owner && provenance->has_position && provenance->scanned);
}

static void
assert_named (const char *path, IdpProgramKind kind, const char *name, const char *field)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpProvenance) provenance = read_file (path, rules);
  const IdpNamedProgram *named = idp_provenance_find (provenance, kind);
  g_assert_nonnull (named);
  g_assert_cmpstr (named->program->name, ==, name);
  g_assert_nonnull (strstr (named->where, field));
}

static void
test_programs (void)
{
  g_autofree char *path = plain_jpeg ("software.jpg");
  marked_tags (path, (const char *[]){ "Exif.Image.Software", "GIMP 2.10.34", NULL });
  assert_named (path, IDP_PROGRAM_EDITOR, "GIMP", "[Exif.Image.Software]");

  g_autofree char *xmp = plain_jpeg ("xmp.jpg");
  marked_tags (xmp, (const char *[]){ "Xmp.xmp.CreatorTool", "Meitu", NULL });
  assert_named (xmp, IDP_PROGRAM_BEAUTY, "美图秀秀", "[Xmp.xmp.CreatorTool]");

  /* A resource block of Photoshop: JPEG quality, six bytes. */
  static const char irb[] = "Photoshop 3.0\0"
                            "8BIM\x04\x06\0\0\0\0\0\x06"
                            "\0\0\0\0\0\0";
  g_autofree char *block = plain_jpeg ("irb.jpg");
  marked_segment (block, 0xED, irb, sizeof irb - 1);
  assert_named (block, IDP_PROGRAM_EDITOR, "Adobe Photoshop", "8BIM");

  static const char ducky[] = "Ducky\0\x01\0\x04\0\0\0\x3C\0\0";
  g_autofree char *web = plain_jpeg ("ducky.jpg");
  marked_segment (web, 0xEC, ducky, sizeof ducky - 1);
  assert_named (web, IDP_PROGRAM_EDITOR, "Adobe Photoshop", "Ducky");
}

static void
test_generated (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  static const char manifest[]
      = "JP\0\1jumb c2pa digitalSourceType "
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
  g_autofree char *path = plain_jpeg ("c2pa.jpg");
  marked_segment (path, 0xEB, manifest, sizeof manifest - 1);
  g_autoptr (IdpProvenance) provenance = read_file (path, rules);
  g_assert_true (provenance->generated);

  static const char label[] = "http://ns.adobe.com/xap/1.0/\0<x xmlns:TC260="
                              "\"http://www.tc260.org.cn/ns/AIGC/1.0/\" TC260:AIGC=\"{}\"/>";
  g_autofree char *aigc = plain_jpeg ("aigc.jpg");
  marked_segment (aigc, 0xE1, label, sizeof label - 1);
  assert_named (aigc, IDP_PROGRAM_GENERATOR, "AIGC label", "[AIGC]");

  g_autofree char *png = marked_png ("sd.png", "parameters",
                                     "a portrait\nSteps: 20, Sampler: Euler a, CFG scale: 7");
  assert_named (png, IDP_PROGRAM_GENERATOR, "Stable Diffusion", "[parameters]");
}

static void
test_thumbnail (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpImage) same = scratch_draw ("width_px=120 height_px=160", NULL);
  g_autoptr (IdpImage) other
      = scratch_draw ("width_px=120 height_px=160 n_people=0 background_ramp_levels=-90", NULL);

  g_autofree char *path = plain_jpeg ("thumbnail.jpg");
  marked_thumbnail (path, same);
  g_autoptr (IdpProvenance) provenance = read_file (path, rules);
  g_assert_cmpfloat (provenance->thumbnail_correlation, >, 0.95);

  marked_thumbnail (path, other);
  g_autoptr (IdpProvenance) changed = read_file (path, rules);
  g_assert_cmpfloat (changed->thumbnail_correlation, <, 0.7);
}

/* Bytes changed anywhere before the pixels: whatever still opens must be read without harm. */
static void
test_hostile (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpImage) image = scratch_draw ("width_px=120 height_px=160", NULL);
  g_autofree char *path = plain_jpeg ("hostile.jpg");
  marked_tags (path, (const char *[]){
                         "Exif.Image.Software", "Adobe Photoshop 23.1", "Exif.Photo.UserComment",
                         "Screenshot", "Exif.Image.Make", "Maker", "Xmp.xmp.CreatorTool",
                         "Snapseed", "Exif.Photo.DateTimeOriginal", "2026:03:01 10:00:00", NULL });
  marked_thumbnail (path, image);
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));

  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  const int n = g_test_thorough () ? 5000 : 150, head_bytes = 6000;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *broken = g_memdup2 (data, length);
      const int n_bytes = g_rand_int_range (rand, 1, 12);
      for (int k = 0; k < n_bytes; k++)
        broken[g_rand_int_range (rand, 2, MIN (head_bytes, (int) length))]
            = (char) g_rand_int_range (rand, 0, 256);
      g_autofree char *name = scratch_file ("broken.jpg", broken, length);
      g_autoptr (IdpFile) file = idp_file_load (name, NULL);
      if (file != NULL)
        {
          g_autoptr (IdpProvenance) provenance
              = idp_provenance_new (file, image, rules->programs, rules->tables);
          g_assert_nonnull (provenance);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provenance/nothing", test_nothing);
  g_test_add_func ("/provenance/camera", test_camera);
  g_test_add_func ("/provenance/programs", test_programs);
  g_test_add_func ("/provenance/generated", test_generated);
  g_test_add_func ("/provenance/thumbnail", test_thumbnail);
  g_test_add_func ("/provenance/hostile", test_hostile);
  return g_test_run ();
}
