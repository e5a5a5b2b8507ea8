/* test-file-facts: what a finished file must be, and what an original may be.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "judged.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

/* IMAGE as scratch file NAME, a PNG with or without alpha. */
static char *
write_png (const IdpImage *image, const char *name, gboolean alpha)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, image->width_px, image->height_px);
  guint8 *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  cairo_surface_flush (surface);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        const guint8 *rgb = idp_image_at (image, x, y);
        ((guint32 *) (data + (gsize) y * stride))[x]
            = 0xff000000u | (guint32) rgb[0] << 16 | (guint32) rgb[1] << 8 | rgb[2];
      }
  /* A surface without a transparent pixel would be written without alpha. */
  if (alpha)
    ((guint32 *) data)[0] = 0;
  cairo_surface_mark_dirty (surface);
  char *path = scratch_path (name);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

static IdpImage *
draw_finished (void)
{
  const SitterParams params = sitter_params_finished ();
  return sitter_draw (&params, NULL, NULL);
}

static void
test_finished_jpeg (void)
{
  g_autoptr (Judged) judged = judge_finished ("seed=1");
  judged_assert_clean (judged);
  g_assert_cmpfloat (judged_finding (judged, "px-size")->measured, ==, 480);
  g_assert_cmpfloat (judged_finding (judged, "aspect-3to4")->measured, ==, 0.75);
  g_assert_cmpfloat (judged_finding (judged, "dpi-tag")->measured, ==, 300);
  g_assert_cmpfloat (judged_finding (judged, "jpeg-quality-low")->measured, ==, 90);
  g_assert_false (judged_finding (judged, "dpi-tag")->on_crop);
}

static void
test_finished_without_density (void)
{
  g_autoptr (IdpImage) image = draw_finished ();
  g_autofree char *path = scratch_path ("no-density.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 90, 0, 1, NULL));
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert_flagged (judged, "dpi-tag", "");
}

static void
test_finished_low_quality (void)
{
  g_autoptr (IdpImage) image = draw_finished ();
  g_autofree char *path = scratch_path ("low.jpg");
  g_assert_true (sitter_write_jpeg (path, image, 55, 300, 1, NULL));
  g_autoptr (Judged) review = judge_file (path);
  judged_assert (review, "jpeg-quality-low", IDP_VERDICT_REVIEW);

  g_assert_true (sitter_write_jpeg (path, image, 30, 300, 1, NULL));
  g_autoptr (Judged) fail = judge_file (path);
  judged_assert (fail, "jpeg-quality-low", IDP_VERDICT_FAIL);
}

static void
test_finished_png (void)
{
  g_autoptr (IdpImage) image = draw_finished ();
  g_autofree char *path = write_png (image, "finished.png", FALSE);
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "not-jpeg", IDP_VERDICT_FAIL);
  judged_assert (judged, "jpeg-quality-low", IDP_VERDICT_NOT_MEASURED);
  judged_assert (judged, "colour-mode", IDP_VERDICT_PASS);
}

static void
test_alpha (void)
{
  g_autoptr (IdpImage) image = draw_finished ();
  g_autofree char *path = write_png (image, "alpha.png", TRUE);
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert (judged, "colour-mode", IDP_VERDICT_FAIL);
}

static void
test_original (void)
{
  g_autoptr (Judged) judged = judge_original ("seed=1");
  static const char *const on_crop[] = { "px-size", "aspect-3to4", "dpi-tag", "not-jpeg" };
  for (guint i = 0; i < G_N_ELEMENTS (on_crop); i++)
    {
      judged_assert (judged, on_crop[i], IDP_VERDICT_PASS);
      g_assert_true (judged_finding (judged, on_crop[i])->on_crop);
    }
  g_assert_false (judged_finding (judged, "colour-mode")->on_crop);
}

/* The crop of a PNG is a JPEG; a name that lies about the content is wrong in any case. */
static void
test_original_png (void)
{
  SitterParams params = sitter_params_default ();
  params.width_px = 900;
  params.height_px = 1200;
  g_autoptr (IdpImage) image = sitter_draw (&params, NULL, NULL);
  g_autofree char *path = write_png (image, "original.png", FALSE);
  g_autoptr (Judged) judged = judge_file (path);
  judged_assert_clean (judged);

  g_autofree char *wrong = scratch_path ("wrong-name.jpg");
  g_assert_cmpint (g_rename (path, wrong), ==, 0);
  g_autoptr (Judged) renamed = judge_file (wrong);
  judged_assert_flagged (renamed, "not-jpeg", "");
}

static void
test_original_too_small (void)
{
  g_autoptr (Judged) judged = judge_original ("width_px=450 height_px=600");
  judged_assert (judged, "px-size", IDP_VERDICT_FAIL);
  g_assert_cmpfloat (judged_finding (judged, "px-size")->measured, ==, 450);
}

static IdpVerdict
verdict_of_name (const char *name, const char *rules_text)
{
  g_autoptr (IdpImage) image = draw_finished ();
  g_autofree char *path = scratch_path (name);
  g_assert_true (sitter_write_jpeg (path, image, 85, 300, 1, NULL));
  g_autoptr (Judged) judged = judge_file (path);
  g_autofree char *preset = scratch_file ("named.ini", rules_text, strlen (rules_text));
  g_autoptr (IdpRules) rules = idp_rules_load (preset, NULL);
  g_autoptr (GPtrArray) findings = idp_checks_run (judged->photo, rules);
  for (guint i = 0; i < findings->len; i++)
    {
      const IdpFinding *finding = findings->pdata[i];
      if (g_str_equal (finding->rule->id, "ext-name"))
        return finding->verdict;
    }
  g_assert_not_reached ();
}

static void
test_extension (void)
{
  static const char any_case[] = "[preset]\nextends=shaoyang-2024\ntitle=T\ntitle[zh_CN]=T\n";
  static const char lower_case[] = "[preset]\nextends=shaoyang-2024\ntitle=T\ntitle[zh_CN]=T\n"
                                   "[ext-name]\nlower-case=1\n";
  g_assert_cmpint (verdict_of_name ("a.jpg", any_case), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (verdict_of_name ("a.JPG", any_case), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (verdict_of_name ("a.jpeg", any_case), ==, IDP_VERDICT_REVIEW);
  g_assert_cmpint (verdict_of_name ("ajpg", any_case), ==, IDP_VERDICT_REVIEW);
  g_assert_cmpint (verdict_of_name ("a.jpg", lower_case), ==, IDP_VERDICT_PASS);
  g_assert_cmpint (verdict_of_name ("a.JPG", lower_case), ==, IDP_VERDICT_REVIEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-facts/finished", test_finished_jpeg);
  g_test_add_func ("/file-facts/no-density", test_finished_without_density);
  g_test_add_func ("/file-facts/low-quality", test_finished_low_quality);
  g_test_add_func ("/file-facts/finished-png", test_finished_png);
  g_test_add_func ("/file-facts/alpha", test_alpha);
  g_test_add_func ("/file-facts/original", test_original);
  g_test_add_func ("/file-facts/original-png", test_original_png);
  g_test_add_func ("/file-facts/extension", test_extension);
  g_test_add_func ("/file-facts/too-small", test_original_too_small);
  return g_test_run ();
}
