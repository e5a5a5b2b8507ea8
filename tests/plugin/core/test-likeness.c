/* test-likeness: the same picture is known again, other pictures of the same kind are not.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "likeness.h"

#include "encode.h"
#include "reduce.h"
#include "scratch.h"

/* As in the presets. */
#define SAME 90

static IdpLikeness *
likeness_of (const IdpImage *image, int quality)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  g_autoptr (GBytes) bytes = idp_encode_jpeg (image, &(IdpJpegOptions){ .quality = quality }, NULL);
  g_autofree char *path
      = scratch_file ("likeness.jpg", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (IdpPhoto) photo = idp_photo_new (idp_file_load (path, NULL), rules, NULL);
  g_assert_nonnull (photo);
  return idp_likeness_new (photo);
}

static double
likeness_to (const IdpLikeness *likeness, const IdpImage *image, int quality)
{
  g_autoptr (IdpLikeness) other = likeness_of (image, quality);
  const double score = idp_likeness_compare (likeness, other);
  g_assert_cmpfloat (score, ==, idp_likeness_compare (other, likeness));
  return score;
}

static void
test_same (void)
{
  g_autoptr (IdpImage) image = scratch_draw ("", NULL);
  g_autoptr (IdpLikeness) likeness = likeness_of (image, 95);
  g_assert_cmpfloat (likeness_to (likeness, image, 60), >, SAME);

  const IdpRect whole = { 0, 0, 600, 800 }, inner = { 9, 12, 582, 776 };
  g_autoptr (IdpImage) half = idp_image_reduce (image, &whole, 300, 400, NULL);
  g_assert_cmpfloat (likeness_to (likeness, half, 90), >, SAME);
  g_autoptr (IdpImage) cropped = idp_image_reduce (image, &inner, 582, 776, NULL);
  g_assert_cmpfloat (likeness_to (likeness, cropped, 90), >, SAME);
}

static void
test_other (void)
{
  g_autoptr (IdpImage) image = scratch_draw ("", NULL);
  g_autoptr (IdpLikeness) likeness = likeness_of (image, 95);
  g_autoptr (IdpImage) other = scratch_draw ("hair=long glasses=yes head_height=0.4", NULL);
  g_assert_cmpfloat (likeness_to (likeness, other, 95), <, SAME);
  g_autoptr (IdpImage) wall = scratch_draw ("n_people=0", NULL);
  g_assert_cmpfloat (likeness_to (likeness, wall, 95), <, SAME);
}

/* Two empty walls are alike in nothing that can be compared. */
static void
test_no_detail (void)
{
  g_autoptr (IdpImage) wall = scratch_draw ("n_people=0", NULL);
  g_autoptr (IdpLikeness) likeness = likeness_of (wall, 95);
  g_assert_cmpfloat (likeness_to (likeness, wall, 60), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/same", test_same);
  g_test_add_func ("/likeness/other", test_other);
  g_test_add_func ("/likeness/no-detail", test_no_detail);
  return g_test_run ();
}
