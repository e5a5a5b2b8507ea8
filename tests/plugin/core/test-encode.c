/* test-encode: the ways of encoding give the same picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encode.h"
#include "surface.h"

static IdpImage *
make_gradient (void)
{
  IdpImage *image = idp_image_new (61, 45, NULL);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        rgb[0] = x * 4;
        rgb[1] = y * 5;
        rgb[2] = (x * y) % 256;
      }
  return image;
}

static const guint8 *
get_surface_row (gpointer data, int y)
{
  return cairo_image_surface_get_data (data) + y * cairo_image_surface_get_stride (data);
}

static void
test_rows (void)
{
  const IdpJpegOptions options = { .quality = 95, .full_chroma = TRUE, .density_dpi = 300 };
  g_autoptr (IdpImage) image = make_gradient ();
  g_autoptr (cairo_surface_t) surface = idp_surface_from_image (image, NULL);
  const IdpDrawnRows rows = { image->width_px, image->height_px, get_surface_row, surface };
  g_autoptr (GBytes) whole = idp_encode_jpeg (image, &options, NULL);
  g_autoptr (GBytes) drawn = idp_encode_jpeg_rows (&rows, &options, NULL);
  g_assert_true (g_bytes_equal (whole, drawn));
}

static IdpImage *
decode (GBytes *jpeg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpFile) file = idp_file_new ("test.jpg", jpeg, &error);
  g_assert_no_error (error);
  g_assert_true (file->baseline);
  IdpImage *image = idp_file_decode (file, G_MAXINT, &error);
  g_assert_no_error (error);
  return image;
}

static void
test_standard_codes (void)
{
  const IdpJpegOptions fitted = { .quality = 95, .full_chroma = TRUE };
  const IdpJpegOptions standard = { .quality = 95, .full_chroma = TRUE, .standard_codes = TRUE };
  g_autoptr (IdpImage) image = make_gradient ();
  g_autoptr (GBytes) a = idp_encode_jpeg (image, &fitted, NULL);
  g_autoptr (GBytes) b = idp_encode_jpeg (image, &standard, NULL);
  g_autoptr (IdpImage) pixels_a = decode (a);
  g_autoptr (IdpImage) pixels_b = decode (b);
  const gsize n_bytes = (gsize) image->width_px * image->height_px * 3;
  g_assert_false (g_bytes_equal (a, b));
  g_assert_cmpmem (pixels_a->rgb, n_bytes, pixels_b->rgb, n_bytes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encode/rows", test_rows);
  g_test_add_func ("/encode/standard-codes", test_standard_codes);
  return g_test_run ();
}
