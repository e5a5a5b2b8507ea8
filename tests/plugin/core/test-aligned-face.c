/* test-aligned-face: the marks of a face come to lie where they belong, also where one is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligned-face.h"

#define WIDTH 800
#define HEIGHT 900

static const IdpPoint marks[] = {
  { 251.5, 272.5 }, { 364.5, 272.5 }, { 308.5, 336.5 }, { 262.5, 402.5 }, { 355.5, 402.5 },
};

/* Landmarks that FROM_ALIGNED takes from where they belong to the photo. */
static void
place (const IdpSimilarity *from_aligned, IdpLandmark landmarks[IDP_LANDMARKS])
{
  const int at[]
      = { IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_RIGHT_LIDS, IDP_LANDMARK_NOSE_TIP,
          IDP_LANDMARK_OUTER_LIPS, IDP_LANDMARK_OUTER_LIPS + IDP_LANDMARK_OUTER_LIPS_N / 2 };
  for (int i = 0; i < IDP_LANDMARKS; i++)
    landmarks[i].at = idp_similarity_apply (from_aligned, marks[2]);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    landmarks[at[i]].at = idp_similarity_apply (from_aligned, marks[i]);
  for (int side = 0; side < 2; side++)
    landmarks[at[side] + IDP_LANDMARK_LIDS_N / 2].at = landmarks[at[side]].at;

  /* Face is what lies in a diamond. */
  const IdpPoint corners[] = { { 208, 340 }, { 308, 240 }, { 408, 340 }, { 308, 440 } };
  const int outline[] = { IDP_LANDMARK_JAW, IDP_LANDMARK_LEFT_BROW,
                          IDP_LANDMARK_JAW + IDP_LANDMARK_JAW_N - 1, IDP_LANDMARK_CHIN };
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    landmarks[outline[i]].at = idp_similarity_apply (from_aligned, corners[i]);
}

/* Red tells the column, green the row, blue nothing. */
static IdpImage *
gradient (void)
{
  IdpImage *image = idp_image_new (WIDTH, HEIGHT, NULL);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        rgb[0] = x / 4;
        rgb[1] = y / 4;
      }
  return image;
}

static void
assert_in_place (const IdpAlignedFace *aligned, const IdpSimilarity *from_aligned)
{
  for (int y = 250; y <= 430; y += 20)
    for (int x = 200; x <= 410; x += 15)
      {
        guint8 rgb[3];
        const gboolean inside = idp_aligned_face_at (aligned, x, y, rgb);
        g_assert_cmpint (inside, ==, fabs (x + 0.5 - 308) + fabs (y + 0.5 - 340) < 100);
        const IdpPoint p = idp_similarity_apply (from_aligned, (IdpPoint){ x + 0.5, y + 0.5 });
        g_assert_cmpfloat_with_epsilon (rgb[0], inside ? p.x / 4 : 0, 1);
        g_assert_cmpfloat_with_epsilon (rgb[1], inside ? p.y / 4 : 0, 1);
      }
}

static void
test_turned (void)
{
  const IdpSimilarity cases[] = {
    { 1, 0, 0, 0 },
    { 1, 0, 37.25, 120.75 },
    { 0.6, 0, 200, 100 },
    { 1.1, 0.4, 150, -60 },
  };
  g_autoptr (IdpImage) image = gradient ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IdpLandmark landmarks[IDP_LANDMARKS];
      IdpAlignedFace aligned;
      place (&cases[i], landmarks);
      g_assert_true (idp_aligned_face_init (&aligned, image, 1, landmarks));
      assert_in_place (&aligned, &cases[i]);
    }
}

/* A nose seen from the side is no reason to tilt the eyes. */
static void
test_one_mark_off (void)
{
  const IdpSimilarity from_aligned = { 1.1, 0.4, 150, -60 };
  g_autoptr (IdpImage) image = gradient ();
  IdpLandmark landmarks[IDP_LANDMARKS];
  IdpAlignedFace aligned;
  place (&from_aligned, landmarks);
  landmarks[IDP_LANDMARK_NOSE_TIP].at.x += 40;
  g_assert_true (idp_aligned_face_init (&aligned, image, 1, landmarks));
  assert_in_place (&aligned, &from_aligned);
}

/* The image may hold the photo at half its size. */
static void
test_scale (void)
{
  const IdpSimilarity from_aligned = { 1.1, 0.4, 150, -60 };
  const IdpSimilarity from_photo = { 2.2, 0.8, 300, -120 };
  g_autoptr (IdpImage) image = gradient ();
  IdpLandmark landmarks[IDP_LANDMARKS];
  IdpAlignedFace aligned;
  place (&from_photo, landmarks);
  g_assert_true (idp_aligned_face_init (&aligned, image, 0.5, landmarks));
  assert_in_place (&aligned, &from_aligned);
}

static void
test_one_point (void)
{
  g_autoptr (IdpImage) image = gradient ();
  IdpLandmark landmarks[IDP_LANDMARKS] = { { { 0 } } };
  IdpAlignedFace aligned;
  g_assert_false (idp_aligned_face_init (&aligned, image, 1, landmarks));
}

/* Half of the face lies outside the picture. */
static void
test_cut (void)
{
  const IdpSimilarity from_aligned = { 1, 0, -308, 0 };
  g_autoptr (IdpImage) image = gradient ();
  IdpLandmark landmarks[IDP_LANDMARKS];
  IdpAlignedFace aligned;
  guint8 rgb[3];
  place (&from_aligned, landmarks);
  g_assert_true (idp_aligned_face_init (&aligned, image, 1, landmarks));
  g_assert_true (idp_aligned_face_at (&aligned, 250, 340, rgb));
  g_assert_cmpint (rgb[1], ==, 0);
  g_assert_true (idp_aligned_face_at (&aligned, 350, 340, rgb));
  g_assert_cmpint (rgb[1], ==, 85);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aligned-face/turned", test_turned);
  g_test_add_func ("/aligned-face/one-mark-off", test_one_mark_off);
  g_test_add_func ("/aligned-face/scale", test_scale);
  g_test_add_func ("/aligned-face/one-point", test_one_point);
  g_test_add_func ("/aligned-face/cut", test_cut);
  return g_test_run ();
}
