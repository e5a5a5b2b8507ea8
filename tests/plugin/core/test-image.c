/* test-image: facts of files, upright pixels, and everything that is no whole photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <cairo.h>
#include <string.h>

#include "encode.h"
#include "error.h"
#include "scratch.h"
#include "sitter.h"

/* 48x32 with a different colour in each quarter: no two orientations look alike. */
static IdpImage *
quarters (void)
{
  static const guint8 colours[4][3]
      = { { 220, 30, 30 }, { 30, 220, 30 }, { 30, 30, 220 }, { 220, 220, 30 } };
  IdpImage *image = idp_image_new (48, 32, NULL);
  for (int y = 0; y < 32; y++)
    for (int x = 0; x < 48; x++)
      memcpy (idp_image_at (image, x, y), colours[(y >= 16) * 2 + (x >= 24)], 3);
  return image;
}

static void
assert_quarters (const IdpImage *image, int width, int height)
{
  g_autoptr (IdpImage) expected = quarters ();
  for (int qy = 0; qy < 2; qy++)
    for (int qx = 0; qx < 2; qx++)
      {
        const guint8 *is
            = idp_image_at (image, width * (1 + 2 * qx) / 4, height * (1 + 2 * qy) / 4);
        const guint8 *should = idp_image_at (expected, 12 + 24 * qx, 8 + 16 * qy);
        for (int c = 0; c < 3; c++)
          g_assert_cmpint (ABS (is[c] - should[c]), <=, 6);
      }
}

static void
test_orientations (void)
{
  g_autoptr (IdpImage) image = quarters ();
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autofree char *path = scratch_path ("turned.jpg");
      g_assert_true (sitter_write_jpeg (path, image, 98, 0, orientation, NULL));

      g_autoptr (IdpFile) file = idp_file_load (path, NULL);
      g_assert_cmpint (file->orientation, ==, orientation);
      g_assert_cmpint (file->width_px, ==, 48);
      g_assert_cmpint (file->height_px, ==, 32);

      g_autoptr (IdpImage) upright = idp_file_decode (file, G_MAXINT, NULL);
      g_assert_cmpint (upright->width_px, ==, 48);
      assert_quarters (upright, 48, 32);

      /* The left half alone: the crop follows the orientation too. */
      g_autoptr (IdpImage) left
          = idp_file_decode_reduced (file, &(IdpRect){ 0, 0, 24, 32 }, 12, 16, NULL);
      g_assert_cmpint (idp_image_at (left, 6, 4)[0], >, 200);
      g_assert_cmpint (idp_image_at (left, 6, 12)[2], >, 200);
    }
}

static void
test_facts (void)
{
  g_autofree char *path = scratch_sitter ("facts.jpeg", 1, NULL);
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  g_assert_cmpint (file->format, ==, IDP_FORMAT_JPEG);
  g_assert_cmpint (file->width_px, ==, 900);
  g_assert_cmpint (file->height_px, ==, 1200);
  g_assert_cmpint (file->colour, ==, IDP_COLOUR_RGB);
  g_assert_cmpint (file->bits_per_pixel, ==, 24);
  g_assert_cmpint (file->jpeg_quality, ==, 92);
  g_assert_cmpfloat (file->density_dpi, ==, 72);
  g_assert_true (file->baseline);
  g_assert_true (file->extension_matches);
  g_assert_false (file->alpha);
  g_assert_null (file->icc);
  g_assert_cmpint (strlen (file->sha256), ==, 64);
}

static void
test_every_quality_is_recognised (void)
{
  g_autoptr (IdpImage) image = quarters ();
  for (int quality = 20; quality <= 100; quality += 5)
    {
      const IdpJpegOptions options = { .quality = quality };
      g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, NULL);
      g_autofree char *path
          = scratch_file ("q.jpg", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (IdpFile) file = idp_file_load (path, NULL);
      g_assert_cmpint (file->jpeg_quality, ==, quality);
    }
}

static void
test_scale_suffices (void)
{
  g_autofree char *path = scratch_sitter ("scale.jpg", 1, NULL);
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  const struct
  {
    int min, width;
  } cases[] = { { 901, 900 }, { 900, 900 }, { 450, 450 }, { 449, 450 }, { 200, 225 }, { 1, 113 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IdpImage) image = idp_file_decode (file, cases[i].min, NULL);
      g_assert_cmpint (image->width_px, ==, cases[i].width);
    }
}

static void
write_png (const char *path, cairo_format_t format)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, 40, 30);
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgba (cr, 1, 0, 0, 0.5);
  cairo_rectangle (cr, 0, 0, 20, 30);
  cairo_fill (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_png (void)
{
  g_autofree char *path = scratch_path ("alpha.jpg");
  write_png (path, CAIRO_FORMAT_ARGB32);
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  g_assert_cmpint (file->format, ==, IDP_FORMAT_PNG);
  g_assert_true (file->alpha);
  g_assert_false (file->extension_matches);
  g_assert_cmpint (file->jpeg_quality, ==, 0);

  g_autoptr (IdpImage) image = idp_file_decode (file, G_MAXINT, NULL);
  const guint8 half_red[] = { 255, 127, 127 }, white[] = { 255, 255, 255 };
  for (int c = 0; c < 3; c++)
    {
      g_assert_cmpint (ABS (idp_image_at (image, 5, 5)[c] - half_red[c]), <=, 1);
      g_assert_cmpint (idp_image_at (image, 35, 5)[c], ==, white[c]);
    }
}

static void
assert_unreadable (const char *path, const char *fragment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpFile) file = idp_file_load (path, &error);
  g_autoptr (IdpImage) image = file != NULL ? idp_file_decode (file, 900, &error) : NULL;
  g_assert_null (image);
  scratch_assert_error (&error, IDP_ERROR_UNREADABLE, fragment);
}

static void
test_truncated (void)
{
  g_autofree char *whole = scratch_sitter ("whole.jpg", 1, NULL);
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  for (int tenth = 1; tenth <= 9; tenth++)
    {
      g_autofree char *path = scratch_file ("cut.jpg", data, length * tenth / 10);
      assert_unreadable (path, "damaged JPEG");
    }
  g_autofree char *no_end = scratch_file ("cut.jpg", data, length - 2);
  assert_unreadable (no_end, "damaged JPEG");
  g_autofree char *tiny = scratch_file ("cut.jpg", data, 3);
  assert_unreadable (tiny, "damaged JPEG");
}

static void
test_truncated_png (void)
{
  g_autofree char *whole = scratch_path ("whole.png");
  write_png (whole, CAIRO_FORMAT_RGB24);
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  g_autofree char *path = scratch_file ("cut.png", data, length - 20);
  assert_unreadable (path, "damaged PNG");
}

/* Every bit of a real file spoilt in turn: any answer but a crash. (A quantisation table numbered
 * 129 once was read far outside libjpeg's array.) */
static void
test_spoilt_bits (void)
{
  g_autoptr (IdpImage) image = quarters ();
  const IdpJpegOptions options = { .quality = 80 };
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &options, NULL);
  gsize length = 0;
  const guint8 *good = g_bytes_get_data (bytes, &length);

  for (gsize bit = 0; bit < length * 8; bit++)
    {
      g_autofree guint8 *bad = g_memdup2 (good, length);
      bad[bit / 8] ^= 1 << bit % 8;
      g_autofree char *path = scratch_file ("spoilt.jpg", bad, length);
      g_autoptr (IdpFile) file = idp_file_load (path, NULL);
      g_autoptr (IdpImage) decoded = file != NULL ? idp_file_decode (file, 1, NULL) : NULL;
      if (decoded != NULL)
        g_assert_cmpint (decoded->width_px, >, 0);
      if (file != NULL && file->baseline)
        g_assert_cmpint (idp_file_check (file, NULL), ==, decoded != NULL);
    }
}

/* Bytes anywhere in a photo of the usual size: to be checked finds what to be decoded finds. */
static void
test_check (void)
{
  g_autofree char *whole = scratch_sitter ("whole.jpg", 1, NULL);
  g_autofree char *data = NULL;
  gsize length = 0;
  guint n_damaged = 0;
  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  for (int i = 0; i < 200; i++)
    {
      const gsize at = g_test_rand_int_range (length / 10, length);
      const char was = data[at];
      data[at] = i % 2 == 0 ? 0xff : g_test_rand_int_range (0, 256);
      g_autofree char *path = scratch_file ("spoilt.jpg", data, length);
      g_autoptr (IdpFile) file = idp_file_load (path, NULL);
      g_autoptr (IdpImage) decoded = file != NULL ? idp_file_decode (file, 1, NULL) : NULL;
      if (file != NULL)
        g_assert_cmpint (idp_file_check (file, NULL), ==, decoded != NULL);
      n_damaged += decoded == NULL;
      data[at] = was;
    }
  g_assert_cmpint (n_damaged, >, 0);
}

/* Sets the size in the first frame header, 0xFFC0. */
static void
set_header_size (char *data, gsize length, int width, int height)
{
  for (gsize i = 0; i + 8 < length; i++)
    if ((guint8) data[i] == 0xFF && (guint8) data[i + 1] == 0xC0)
      {
        data[i + 5] = height >> 8;
        data[i + 6] = height & 0xFF;
        data[i + 7] = width >> 8;
        data[i + 8] = width & 0xFF;
        return;
      }
  g_assert_not_reached ();
}

static void
test_huge_header (void)
{
  g_autofree char *whole = scratch_sitter ("huge.jpg", 1, NULL);
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (whole, &data, &length, NULL));
  set_header_size (data, length, 30000, 30000);
  g_autofree char *path = scratch_file ("huge.jpg", data, length);
  assert_unreadable (path, "30000×30000");
}

static void
test_no_picture (void)
{
  g_autofree char *empty = scratch_file ("empty.jpg", "", 0);
  assert_unreadable (empty, "empty");
  g_autofree char *text = scratch_file ("text.jpg", "not a picture\n", 14);
  assert_unreadable (text, "neither a JPEG nor a PNG");
  g_autofree char *webp = scratch_file ("webp.jpg", "RIFF\0\0\0\0WEBPVP8 ", 16);
  assert_unreadable (webp, "is a WebP picture");
  g_autofree char *heic = scratch_file ("phone.jpg",
                                        "\0\0\0\x18"
                                        "ftypheic\0\0\0\0",
                                        16);
  assert_unreadable (heic, "is a HEIC picture");
  g_autofree char *missing = scratch_path ("missing.jpg");
  assert_unreadable (missing, "No such file");
  g_autofree char *folder = scratch_path (".");
  assert_unreadable (folder, "folder");
  assert_unreadable ("/dev/zero", "regular file");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image/orientations", test_orientations);
  g_test_add_func ("/image/facts", test_facts);
  g_test_add_func ("/image/quality", test_every_quality_is_recognised);
  g_test_add_func ("/image/scale", test_scale_suffices);
  g_test_add_func ("/image/png", test_png);
  g_test_add_func ("/image/truncated", test_truncated);
  g_test_add_func ("/image/truncated-png", test_truncated_png);
  g_test_add_func ("/image/spoilt-bits", test_spoilt_bits);
  g_test_add_func ("/image/check", test_check);
  g_test_add_func ("/image/huge-header", test_huge_header);
  g_test_add_func ("/image/no-picture", test_no_picture);
  return g_test_run ();
}
