/* test-adjust: the finished picture, and everything that is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "adjust.h"
#include "encode.h"
#include "error.h"
#include "scratch.h"

static IdpFile *
load_sitter (const char *const *defects)
{
  g_autofree char *path = scratch_sitter ("adjust.jpg", 1, defects);
  IdpFile *file = idp_file_load (path, NULL);
  g_assert_nonnull (file);
  return file;
}

static IdpFile *
reload (GBytes *picture)
{
  g_autofree char *path
      = scratch_file ("out.jpg", g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  return idp_file_load (path, NULL);
}

static void
test_finished_picture (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpFile) file = load_sitter (NULL);
  const IdpRect rect = { 120, 100, 600, 800 };
  IdpAdjustment adjustment;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = idp_adjust (file, &rect, rules, &adjustment, &error);
  g_assert_no_error (error);

  g_autoptr (IdpFile) finished = reload (picture);
  g_assert_cmpint (finished->width_px, ==, 480);
  g_assert_cmpint (finished->height_px, ==, 640);
  g_assert_cmpfloat (finished->density_dpi, ==, 300);
  g_assert_cmpint (finished->bits_per_pixel, ==, 24);
  g_assert_true (finished->baseline);
  g_assert_cmpint (finished->jpeg_quality, ==, adjustment.quality);
  g_assert_cmpint (adjustment.quality, >=, 60);
  g_assert_cmpuint (g_bytes_get_size (picture), <=, 40000);

  /* One step of quality more would not have fitted. */
  if (adjustment.quality < 100)
    {
      adjustment.quality++;
      g_autoptr (GBytes) larger = idp_adjust_again (file, &adjustment, NULL);
      g_assert_cmpuint (g_bytes_get_size (larger), >, 40000);
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpFile) file = load_sitter (NULL);
  const IdpRect rect = { 99, 77, 555, 740 };
  IdpAdjustment adjustment;
  g_autoptr (GBytes) first = idp_adjust (file, &rect, rules, &adjustment, NULL);
  g_autoptr (GBytes) second = idp_adjust_again (file, &adjustment, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

static void
assert_refused (const IdpFile *file, IdpRect rect, const IdpRules *rules, const char *fragment)
{
  IdpAdjustment adjustment;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = idp_adjust (file, &rect, rules, &adjustment, &error);
  g_assert_null (picture);
  scratch_assert_error (&error, IDP_ERROR_REFUSED, fragment);
}

static void
test_refused (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpFile) file = load_sitter (NULL);
  assert_refused (file, (IdpRect){ 500, 0, 600, 800 }, rules, "outside the photo");
  assert_refused (file, (IdpRect){ -1, 0, 600, 800 }, rules, "outside the photo");
  assert_refused (file, (IdpRect){ 0, 0, G_MAXINT, G_MAXINT }, rules, "outside the photo");
  assert_refused (file, (IdpRect){ 0, 0, 0, 0 }, rules, "outside the photo");
  assert_refused (file, (IdpRect){ 0, 0, 450, 600 }, rules, "enlarging is not permitted");
  assert_refused (file, (IdpRect){ 0, 0, 600, 801 }, rules, "stretching is not permitted");
}

/* Noise cannot be squeezed into 40 kB at quality 60: blurring it would, and is not permitted. */
static void
test_too_large (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpImage) noise = idp_image_new (480, 640, NULL);
  for (int i = 0; i < 480 * 640 * 3; i++)
    noise->rgb[i] = g_test_rand_int_range (0, 256);
  g_autoptr (GBytes) bytes
      = idp_encode_jpeg (noise, &(IdpJpegOptions){ .quality = 95, .full_chroma = TRUE }, NULL);
  g_autoptr (IdpFile) file = reload (bytes);
  assert_refused (file, (IdpRect){ 0, 0, 480, 640 }, rules, "even at quality 60");
}

/* A plain picture stays small at quality 100; that is no reason to refuse it. */
static void
test_very_plain (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (IdpImage) plain = idp_image_new (480, 640, NULL);
  g_autoptr (GBytes) bytes = idp_encode_jpeg (plain, &(IdpJpegOptions){ .quality = 95 }, NULL);
  g_autoptr (IdpFile) file = reload (bytes);
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (file, &(IdpRect){ 0, 0, 480, 640 }, rules, &adjustment, NULL);
  g_assert_nonnull (picture);
  g_assert_cmpint (adjustment.quality, ==, 100);
}

/* A profile other than sRGB says what the pixels mean, so the finished picture keeps it. */
static void
test_profile_is_kept (void)
{
  static const char profile[] = "a profile that names another colour space";
  g_autoptr (GBytes) icc = g_bytes_new_static (profile, sizeof profile);
  g_autoptr (IdpImage) plain = idp_image_new (480, 640, NULL);
  g_autoptr (GBytes) bytes
      = idp_encode_jpeg (plain, &(IdpJpegOptions){ .quality = 95, .icc = icc }, NULL);
  g_autoptr (IdpFile) file = reload (bytes);
  g_assert_nonnull (file->icc);

  g_autoptr (IdpRules) rules = scratch_rules ();
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (file, &(IdpRect){ 0, 0, 480, 640 }, rules, &adjustment, NULL);
  g_autoptr (IdpFile) finished = reload (picture);
  g_assert_true (finished->icc != NULL && g_bytes_equal (finished->icc, icc));
}

static void
test_default_path (void)
{
  const struct
  {
    const char *original, *path;
  } cases[] = {
    { "a/li.jpg", "a/li-480x640.jpg" },
    { "li.x.png", "./li.x-480x640.jpg" },
    { "a.b/li", "a.b/li-480x640.jpg" },
    { "a/.hidden", "a/.hidden-480x640.jpg" },
  };
  g_autoptr (IdpRules) rules = scratch_rules ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = idp_adjust_default_path (cases[i].original, rules);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adjust/finished-picture", test_finished_picture);
  g_test_add_func ("/adjust/same-bytes", test_same_bytes);
  g_test_add_func ("/adjust/refused", test_refused);
  g_test_add_func ("/adjust/too-large", test_too_large);
  g_test_add_func ("/adjust/very-plain", test_very_plain);
  g_test_add_func ("/adjust/profile-is-kept", test_profile_is_kept);
  g_test_add_func ("/adjust/default-path", test_default_path);
  return g_test_run ();
}
