/* test-receipt: what is proven, and that every forgery is caught.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "encode.h"
#include "error.h"
#include "receipt.h"
#include "scratch.h"

typedef struct
{
  char *original;
  char *output;
  char *receipt;
} Pair;

static Pair
make_pair (int orientation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = scratch_rules ();
  Pair pair = { .original = scratch_sitter ("original.jpg", orientation, NULL),
                .output = scratch_path ("output.jpg") };
  pair.receipt = idp_receipt_path (pair.output);

  g_autoptr (IdpFile) file = idp_file_load (pair.original, NULL);
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (file, &(IdpRect){ 100, 90, 666, 888 }, rules, &adjustment, &error);
  g_assert_no_error (error);
  g_assert_true (idp_receipt_write (pair.output, picture, file, &adjustment, rules, &error));
  g_assert_no_error (error);
  return pair;
}

static void
pair_clear (Pair *pair)
{
  g_free (pair->original);
  g_free (pair->output);
  g_free (pair->receipt);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
assert_not_proven (const Pair *pair, const char *fragment)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (idp_receipt_verify (pair->original, pair->output, &error));
  scratch_assert_error (&error, IDP_ERROR_MISMATCH, fragment);
}

static void
test_proven (void)
{
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_auto (Pair) pair = make_pair (orientation);
      g_autoptr (GError) error = NULL;
      g_assert_true (idp_receipt_verify (pair.original, pair.output, &error));
      g_assert_no_error (error);
    }
}

/* One level in one pixel, saved again with the very settings of the receipt. */
static void
test_one_pixel (void)
{
  g_auto (Pair) pair = make_pair (1);
  g_autoptr (IdpFile) file = idp_file_load (pair.output, NULL);
  g_autoptr (IdpImage) image = idp_file_decode (file, G_MAXINT, NULL);
  idp_image_at (image, 240, 300)[1] ^= 8;
  const IdpJpegOptions options
      = { .quality = file->jpeg_quality, .full_chroma = TRUE, .density_dpi = 300 };
  g_autoptr (GBytes) retouched = idp_encode_jpeg (image, &options, NULL);
  g_assert_true (idp_write_file (pair.output, retouched, NULL));
  assert_not_proven (&pair, "not what crop and size alone make");
}

static void
test_one_byte (void)
{
  g_auto (Pair) pair = make_pair (1);
  g_autofree char *data = NULL;
  gsize length = 0;
  g_assert_true (g_file_get_contents (pair.output, &data, &length, NULL));
  data[length - 10] ^= 1;
  g_assert_true (g_file_set_contents (pair.output, data, length, NULL));
  assert_not_proven (&pair, "not what crop and size alone make");
}

static void
test_other_original (void)
{
  g_auto (Pair) pair = make_pair (1);
  const char *const darker[] = { "exposure_ev", "-0.05", NULL };
  g_autofree char *other = scratch_sitter ("original.jpg", 1, darker);
  assert_not_proven (&pair, "another original");
}

static void
replace_in_receipt (const Pair *pair, const char *from, const char *to)
{
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (pair->receipt, &text, NULL, NULL));
  g_auto (GStrv) parts = g_strsplit (text, from, 2);
  g_assert_cmpint (g_strv_length (parts), ==, 2);
  g_autofree char *changed = g_strjoinv (to, parts);
  g_assert_true (g_file_set_contents (pair->receipt, changed, -1, NULL));
}

static void
test_forged_receipt (void)
{
  const struct
  {
    const char *from, *to, *fragment;
  } cases[] = {
    { "\"filter\" : \"area\"", "\"filter\" : \"smooth\"", "not a receipt" },
    { "\"quality\" : ", "\"quality\" : 9", "not" },
    { "\"quality\"", "\"kwality\"", "not a receipt" },
    { "666", "999999999999", "not a receipt" },
    { "666", "667", "stretching" },
    { "100,", "-100,", "outside" },
    { "{", "[", "no readable receipt" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Pair) pair = make_pair (1);
      replace_in_receipt (&pair, cases[i].from, cases[i].to);
      g_autoptr (GError) error = NULL;
      g_assert_false (idp_receipt_verify (pair.original, pair.output, &error));
      if (strstr (error->message, cases[i].fragment) == NULL)
        g_error ("case %u: %s", i, error->message);
    }
}

static void
test_no_receipt (void)
{
  g_auto (Pair) pair = make_pair (1);
  g_remove (pair.receipt);
  assert_not_proven (&pair, "no readable receipt");
}

static void
test_never_over_the_original (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *path = scratch_sitter ("original.jpg", 1, NULL);
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (file, &(IdpRect){ 100, 90, 666, 888 }, rules, &adjustment, NULL);
  g_assert_false (idp_receipt_write (path, picture, file, &adjustment, rules, &error));
  scratch_assert_error (&error, IDP_ERROR_REFUSED, "would overwrite the original");

  g_autoptr (IdpFile) after = idp_file_load (path, NULL);
  g_assert_cmpstr (after->sha256, ==, file->sha256);
}

static void
test_unwritable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autofree char *path = scratch_sitter ("original.jpg", 1, NULL);
  g_autofree char *nowhere = scratch_path ("no-such-folder/output.jpg");
  g_autoptr (IdpFile) file = idp_file_load (path, NULL);
  IdpAdjustment adjustment;
  g_autoptr (GBytes) picture
      = idp_adjust (file, &(IdpRect){ 100, 90, 666, 888 }, rules, &adjustment, NULL);
  g_assert_false (idp_receipt_write (nowhere, picture, file, &adjustment, rules, &error));
  scratch_assert_error (&error, IDP_ERROR_WRITE, "cannot be written");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/receipt/proven", test_proven);
  g_test_add_func ("/receipt/one-pixel", test_one_pixel);
  g_test_add_func ("/receipt/one-byte", test_one_byte);
  g_test_add_func ("/receipt/other-original", test_other_original);
  g_test_add_func ("/receipt/forged", test_forged_receipt);
  g_test_add_func ("/receipt/none", test_no_receipt);
  g_test_add_func ("/receipt/never-over-the-original", test_never_over_the_original);
  g_test_add_func ("/receipt/unwritable", test_unwritable);
  return g_test_run ();
}
