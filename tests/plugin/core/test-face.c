/* test-face: the drawn sitter's landmarks are found where they were drawn, and nobody where nobody
 * sits. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "face.h"

#include "scratch.h"

/* Limits: shares of the eye distance, of the head's height (crown to chin), of the face's width. */
#define EYE_LIMIT 0.05
#define ROLL_LIMIT_DEG 1.5
#define CHIN_LIMIT 0.05
#define MOUTH_LIMIT 0.05
#define WIDTH_LIMIT 0.06
#define YAW_LIMIT_DEG 6
#define HIDDEN_EYE_LIMIT 0.15

static double
distance (IdpPoint a, IdpPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

static void
test_sitter (gconstpointer settings)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = scratch_draw (settings, &truth);
  const IdpFace face = scratch_find_face (image);
  const double height = distance (truth.crown, truth.chin);
  const double width = distance (truth.face_left, truth.face_right);

  g_assert_cmpint (face.count, ==, 1);
  g_assert_true (idp_rect_is_empty (&face.second));
  g_assert_cmpfloat (distance (face.left_eye, truth.left_eye), <, EYE_LIMIT * truth.iod_px);
  g_assert_cmpfloat (distance (face.right_eye, truth.right_eye), <, EYE_LIMIT * truth.iod_px);
  g_assert_cmpfloat_with_epsilon (face.roll_deg, truth.roll_deg, ROLL_LIMIT_DEG);
  g_assert_cmpfloat (distance (face.mouth, truth.mouth), <, MOUTH_LIMIT * height);
  g_assert_cmpfloat (distance (face.chin, truth.chin), <, CHIN_LIMIT * height);
  g_assert_cmpfloat (fabs (distance (face.face_left, face.face_right) - width), <,
                     WIDTH_LIMIT * width);
  g_assert_cmpfloat (face.confidence, >, IDP_FACE_SURE);
  g_assert_false (idp_point_known (face.crown));
  g_assert_cmpfloat (fabs (face.yaw_deg), <, YAW_LIMIT_DEG);
}

/* What hides the eyes must not shift them, unless FACE says that it is not sure of them. */
static void
test_hidden_eyes (gconstpointer settings)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image = scratch_draw (settings, &truth);
  const IdpFace face = scratch_find_face (image);
  g_assert_cmpint (face.count, ==, 1);
  if (face.confidence < IDP_FACE_SURE)
    return;
  g_assert_cmpfloat (distance (face.left_eye, truth.left_eye), <, HIDDEN_EYE_LIMIT * truth.iod_px);
  g_assert_cmpfloat (distance (face.right_eye, truth.right_eye), <,
                     HIDDEN_EYE_LIMIT * truth.iod_px);
}

/* Lids and lips part as they were drawn. */
static void
test_openings (void)
{
  g_autoptr (IdpImage) calm = scratch_draw ("", NULL);
  g_autoptr (IdpImage) other = scratch_draw ("eyes-closed=1 mouth-open=0.3", NULL);
  const IdpFace a = scratch_find_face (calm), b = scratch_find_face (other);
  for (int eye = IDP_LANDMARK_LEFT_LIDS; eye <= IDP_LANDMARK_RIGHT_LIDS; eye += IDP_LANDMARK_LIDS_N)
    g_assert_cmpfloat (idp_face_eye_opening (&b, eye), <, 0.9 * idp_face_eye_opening (&a, eye));
  g_assert_cmpfloat (idp_face_mouth_gap (&a), <, 0.04);
  g_assert_cmpfloat_with_epsilon (idp_face_mouth_gap (&b), 0.3, 0.08);
}

static void
test_two_people (void)
{
  SitterTruth left;
  g_autoptr (IdpImage) image = scratch_draw ("n-people=2", &left);
  const IdpFace face = scratch_find_face (image);
  g_assert_cmpint (face.count, ==, 2);
  g_assert_false (idp_rect_is_empty (&face.second));
  const IdpRect both = idp_rect_intersect (&face.box, &face.second);
  g_assert_true (idp_rect_is_empty (&both));
}

static void
fill (IdpImage *image, int kind)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  const gsize n = (gsize) image->width_px * image->height_px * 3;
  for (gsize i = 0; i < n; i++)
    image->rgb[i] = kind == 2 ? g_rand_int_range (rand, 0, 256) : kind * 255;
}

static void
test_nobody (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) wall = scratch_draw ("n-people=0", &truth);
  g_assert_cmpint (scratch_find_face (wall).count, ==, 0);

  g_autoptr (IdpImage) image = idp_image_new (480, 640, NULL);
  for (int kind = 0; kind < 3; kind++) /* black, white, noise */
    {
      fill (image, kind);
      const IdpFace face = scratch_find_face (image);
      g_assert_cmpint (face.count, ==, 0);
      g_assert_true (idp_rect_is_empty (&face.box));
      g_assert_false (idp_point_known (face.left_eye));
      g_assert_true (isnan (face.roll_deg));
    }
}

static void
test_odd_sizes (void)
{
  const int sizes[][2] = { { 1, 1 }, { 2, 3 }, { 20, 20 }, { 5000, 1 }, { 1, 5000 }, { 3000, 25 } };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (IdpImage) image = idp_image_new (sizes[i][0], sizes[i][1], NULL);
      fill (image, 2);
      scratch_find_face (image);
    }
}

/* Faces down to the smallest window and heads that the frame cuts: whatever is found, it must not
 * crash, and the box stays in the picture. */
static void
test_edges (void)
{
  static const char *const cases[] = { "width-px=64 height-px=64",
                                       "width-px=90 height-px=120",
                                       "head-x=0.05",
                                       "head-x=0.95",
                                       "head-y=0.02",
                                       "head-y=0.98",
                                       "head-height=0.9" };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IdpImage) image = scratch_draw (cases[i], NULL);
      const IdpFace face = scratch_find_face (image);
      const IdpRect all = { 0, 0, image->width_px, image->height_px };
      const IdpRect inside = idp_rect_intersect (&face.box, &all);
      if (face.count > 0)
        g_assert_cmpint (inside.width * inside.height, >=,
                         face.box.width * face.box.height * 9 / 10);
    }
}

/* A full-body shot: the face is 3 % of the picture's height. */
static void
test_far_away (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) image
      = scratch_draw ("width-px=900 height-px=1200 head-height=0.06", &truth);
  const IdpFace face = scratch_find_face (image);
  g_assert_cmpint (face.count, ==, 1);
  g_assert_cmpfloat (distance (face.left_eye, truth.left_eye), <, 0.1 * truth.iod_px);
}

/* The same person at three times the size: the same places. */
static void
test_size_does_not_matter (void)
{
  SitterTruth truth;
  g_autoptr (IdpImage) small = scratch_draw ("", &truth);
  g_autoptr (IdpImage) large = scratch_draw ("width-px=1800 height-px=2400", &truth);
  IdpFace a = scratch_find_face (small);
  const IdpFace b = scratch_find_face (large);
  idp_face_scale (&a, 3);
  const double limit = 0.03 * truth.iod_px;
  g_assert_cmpfloat (distance (a.left_eye, b.left_eye), <, limit);
  g_assert_cmpfloat (distance (a.right_eye, b.right_eye), <, limit);
  g_assert_cmpfloat (distance (a.chin, b.chin), <, 2 * limit);
}

static void
test_scale (void)
{
  IdpFace face = { .count = 2,
                   .box = { 10, 20, 30, 30 },
                   .left_eye = { 1, 2 },
                   .right_eye = { 4, 6 },
                   .crown = IDP_POINT_NONE,
                   .second = { 5, 5, 5, 5 },
                   .roll_deg = 7 };
  g_assert_cmpfloat (idp_face_eye_distance (&face), ==, 5);
  idp_face_scale (&face, 2);
  g_assert_cmpfloat (idp_face_eye_distance (&face), ==, 10);
  g_assert_cmpfloat (idp_face_eye_middle (&face).x, ==, 5);
  g_assert_cmpfloat (idp_face_eye_middle (&face).y, ==, 8);
  g_assert_cmpint (face.box.width, ==, 60);
  g_assert_cmpint (face.second.x, ==, 10);
  g_assert_cmpfloat (face.roll_deg, ==, 7);
  g_assert_false (idp_point_known (face.crown));
}

int
main (int argc, char **argv)
{
  static const char *const sitters[] = {
    "",
    "tilt-deg=5",
    "tilt-deg=-8",
    "roll-deg=5",
    "roll-deg=-15",
    "exposure-ev=-3",
    "exposure-ev=-5",
    "blur-sigma=5",
    "noise-sd=25",
    "glasses=yes",
    "hair=long",
    "light-ratio=4",
    "background=#202020",
    "background=#3355aa",
    "skin-tone=0",
    "skin-tone=1",
    "width-px=200 height-px=266",
  };
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sitters); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/face/sitter/%s", *sitters[i] ? sitters[i] : "default");
      g_test_add_data_func (path, sitters[i], test_sitter);
    }
  g_test_add_data_func ("/face/hidden-eyes/closed", "eyes-closed=1", test_hidden_eyes);
  g_test_add_data_func ("/face/hidden-eyes/glare", "glasses=yes glasses-glare=1", test_hidden_eyes);
  g_test_add_func ("/face/openings", test_openings);
  g_test_add_func ("/face/two-people", test_two_people);
  g_test_add_func ("/face/nobody", test_nobody);
  g_test_add_func ("/face/odd-sizes", test_odd_sizes);
  g_test_add_func ("/face/edges", test_edges);
  g_test_add_func ("/face/far-away", test_far_away);
  g_test_add_func ("/face/size-does-not-matter", test_size_does_not_matter);
  g_test_add_func ("/face/scale", test_scale);
  return g_test_run ();
}
