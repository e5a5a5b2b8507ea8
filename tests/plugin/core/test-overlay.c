/* test-overlay: the marks show where the problems are, and never on the eyes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "overlay.h"

#include <string.h>

#include "sitter.h"

#define N_THREADS 4
#define N_MANY 40

typedef struct
{
  IdpFile file;
  IdpPhoto photo;
  IdpRule rule;
  GPtrArray *findings;
} Fixture;

/* A finished picture of the sitter, as if reduced to half the size of its file. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  SitterParams params = sitter_params_finished ();
  SitterTruth truth;
  IdpImage *image = sitter_draw (&params, &truth, &error);
  g_assert_no_error (error);

  IdpFace face = {
    .count = 1,
    .left_eye = truth.left_eye,
    .right_eye = truth.right_eye,
    .mouth = truth.mouth,
    .chin = truth.chin,
    .crown = truth.crown,
    .face_left = truth.face_left,
    .face_right = truth.face_right,
    .box = { truth.face_left.x, truth.left_eye.y - truth.iod_px / 2,
             truth.face_right.x - truth.face_left.x,
             truth.chin.y - truth.left_eye.y + truth.iod_px / 2 },
  };
  idp_face_scale (&face, 2);
  fixture->file = (IdpFile){ .width_px = 2 * image->width_px, .height_px = 2 * image->height_px };
  fixture->photo = (IdpPhoto){ .file = &fixture->file, .image = image, .scale = 0.5, .face = face };
  fixture->rule = (IdpRule){
    .id = (char *) "crown-margin",
    .title_zh = (char *) "头顶距上边不合格",
    .title_en = (char *) "Crown margin out of range",
    .limit = { .min = 50, .max = 110, .unit = IDP_UNIT_PX },
  };
  fixture->findings = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  idp_image_free (fixture->photo.image);
  g_ptr_array_unref (fixture->findings);
}

static void
add (Fixture *fixture, IdpVerdict verdict, IdpRect region)
{
  IdpFinding *finding = g_new (IdpFinding, 1);
  *finding = (IdpFinding){ &fixture->rule, verdict, 12, region, FALSE };
  g_ptr_array_add (fixture->findings, finding);
}

static void
add_random (Fixture *fixture, guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  for (guint i = 0; i < n; i++)
    {
      IdpRect region = { g_rand_int_range (rand, -200, 1000), g_rand_int_range (rand, -200, 1300),
                         g_rand_int_range (rand, 0, 1000), g_rand_int_range (rand, 0, 1300) };
      add (fixture, g_rand_boolean (rand) ? IDP_VERDICT_FAIL : IDP_VERDICT_REVIEW, region);
    }
}

static IdpImage *
render (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  IdpImage *marked = idp_overlay_render (&fixture->photo, fixture->findings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (marked->width_px, ==, fixture->photo.image->width_px);
  g_assert_cmpint (marked->height_px, ==, fixture->photo.image->height_px);
  return marked;
}

/* How many pixels of MARKED that lie whole within RECT, px of the original, differ from the photo.
 */
static guint
count_changed (const Fixture *fixture, const IdpImage *marked, IdpRect rect)
{
  guint n = 0;
  for (int y = (rect.y + 1) / 2; y < (rect.y + rect.height) / 2; y++)
    for (int x = (rect.x + 1) / 2; x < (rect.x + rect.width) / 2; x++)
      n += memcmp (idp_image_at (marked, x, y), idp_image_at (fixture->photo.image, x, y), 3) != 0;
  return n;
}

static guint
count_all_changed (const Fixture *fixture, const IdpImage *marked)
{
  return count_changed (fixture, marked,
                        (IdpRect){ 0, 0, fixture->file.width_px, fixture->file.height_px });
}

static IdpRect
eye_zone (const IdpFace *face)
{
  int distance = idp_face_eye_distance (face);
  return (IdpRect){ face->left_eye.x - distance / 2, face->left_eye.y - distance / 2, 2 * distance,
                    distance };
}

static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  fixture->photo.finished = TRUE;
  fixture->photo.placement.rect = (IdpRect){ 0, 0, 960, 1280 };
  add (fixture, IDP_VERDICT_PASS, (IdpRect){ 100, 100, 300, 300 });
  add (fixture, IDP_VERDICT_NOT_MEASURED, (IdpRect){ 100, 100, 300, 300 });
  g_autoptr (IdpImage) marked = render (fixture);
  g_assert_cmpuint (count_all_changed (fixture, marked), ==, 0);
}

static void
test_near_region (Fixture *fixture, gconstpointer unused)
{
  const IdpRect region = { 60, 900, 200, 200 };
  add (fixture, IDP_VERDICT_FAIL, region);
  g_autoptr (IdpImage) marked = render (fixture);

  const guint8 *frame = idp_image_at (marked, region.x / 2 - 1, (region.y + 100) / 2);
  g_assert_cmpint (frame[0], >, frame[1] + 50);
  g_assert_cmpuint (count_changed (fixture, marked, (IdpRect){ 80, 920, 160, 160 }), ==, 0);
  g_assert_cmpuint (count_changed (fixture, marked, (IdpRect){ 0, 800, 960, 400 }), ==,
                    count_all_changed (fixture, marked));
}

static void
test_dashes_for_review (Fixture *fixture, gconstpointer unused)
{
  const IdpRect region = { 60, 900, 200, 200 };
  add (fixture, IDP_VERDICT_FAIL, region);
  g_autoptr (IdpImage) solid = render (fixture);
  g_ptr_array_set_size (fixture->findings, 0);
  add (fixture, IDP_VERDICT_REVIEW, region);
  g_autoptr (IdpImage) dashed = render (fixture);

  const IdpRect right_side = { 254, 920, 12, 160 };
  g_assert_cmpuint (count_changed (fixture, dashed, right_side), >, 0);
  g_assert_cmpuint (count_changed (fixture, dashed, right_side), <,
                    count_changed (fixture, solid, right_side) * 4 / 5);
}

static void
test_eyes (Fixture *fixture, gconstpointer unused)
{
  IdpRect zone = eye_zone (&fixture->photo.face);
  fixture->photo.placement.rect = (IdpRect){ zone.x + 50, zone.y + 50, 300, 400 };
  for (guint32 seed = 0; seed < 30; seed++)
    {
      g_ptr_array_set_size (fixture->findings, 0);
      add (fixture, IDP_VERDICT_FAIL, zone);
      add_random (fixture, 1 + seed, seed);
      g_autoptr (IdpImage) marked = render (fixture);
      g_assert_cmpuint (count_changed (fixture, marked, zone), ==, 0);
      g_assert_cmpuint (count_all_changed (fixture, marked), >, 0);
    }
}

/* A problem of the eyes themselves has its frame round them. */
static void
test_frame_round_eyes (Fixture *fixture, gconstpointer unused)
{
  IdpRect zone = eye_zone (&fixture->photo.face);
  add (fixture, IDP_VERDICT_FAIL,
       (IdpRect){ zone.x + 40, zone.y + 40, zone.width - 80, zone.height - 80 });
  g_autoptr (IdpImage) marked = render (fixture);
  g_assert_cmpuint (count_changed (fixture, marked, zone), ==, 0);
  g_assert_cmpuint (
      count_changed (fixture, marked, (IdpRect){ zone.x, zone.y + zone.height, zone.width, 12 }), >,
      (guint) zone.width / 2);
}

/* A region that reaches into the eye zone has a whole frame round its larger part below. */
static void
test_frame_below_eyes (Fixture *fixture, gconstpointer unused)
{
  IdpRect zone = eye_zone (&fixture->photo.face);
  int bottom = zone.y + zone.height;
  add (fixture, IDP_VERDICT_FAIL, (IdpRect){ zone.x + 60, bottom - 60, 120, 160 });
  g_autoptr (IdpImage) marked = render (fixture);
  g_assert_cmpuint (count_changed (fixture, marked, zone), ==, 0);
  g_assert_cmpuint (count_changed (fixture, marked, (IdpRect){ zone.x + 60, bottom, 120, 12 }), >,
                    60);
}

static void
test_crop_frame (Fixture *fixture, gconstpointer unused)
{
  fixture->photo.placement.rect = (IdpRect){ 100, 100, 700, 1000 };
  g_autoptr (IdpImage) marked = render (fixture);
  g_assert_cmpuint (count_changed (fixture, marked, (IdpRect){ 96, 94, 708, 12 }), >, 300);
  int crown = fixture->photo.face.crown.y;
  g_assert_cmpuint (count_changed (fixture, marked, (IdpRect){ 110, crown - 4, 20, 8 }), >, 0);
}

static gpointer
render_in_thread (gpointer fixture)
{
  return render (fixture);
}

/* The first test to run: the threads also load the fonts at the same time. */
static void
test_threads (Fixture *fixture, gconstpointer unused)
{
  GThread *threads[N_THREADS];
  add_random (fixture, 12, 7);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("render", render_in_thread, fixture);

  g_autoptr (IdpImage) expected = render (fixture);
  gsize size = (gsize) expected->width_px * expected->height_px * 3;
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autoptr (IdpImage) marked = g_thread_join (threads[i]);
      g_assert_cmpmem (marked->rgb, size, expected->rgb, size);
    }
}

/* Pictures of a few pixels, with and without a face, and with regions that lie anywhere. */
static void
test_odd_pictures (Fixture *fixture, gconstpointer unused)
{
  static const int sizes[][2] = { { 1, 1 }, { 1, 500 }, { 500, 1 }, { 20, 20 }, { 97, 131 } };
  IdpImage *whole = fixture->photo.image;
  add_random (fixture, N_MANY, 3);
  add (fixture, IDP_VERDICT_FAIL, (IdpRect){ 0 });
  add (fixture, IDP_VERDICT_REVIEW, (IdpRect){ -5000, -5000, 10, 10 });
  add (fixture, IDP_VERDICT_FAIL, (IdpRect){ 5000, 5000, 10, 10 });

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int n_faces = 0; n_faces <= 1; n_faces++)
      {
        g_autoptr (IdpImage) small = idp_image_new (sizes[i][0], sizes[i][1], NULL);
        fixture->photo.image = small;
        fixture->photo.scale = 1;
        fixture->file.width_px = small->width_px;
        fixture->file.height_px = small->height_px;
        fixture->photo.face.count = n_faces;
        g_autoptr (IdpImage) marked = render (fixture);
      }
  fixture->photo.image = whole;
}

static void
test_eyes_unknown (Fixture *fixture, gconstpointer unused)
{
  fixture->photo.face.left_eye = fixture->photo.face.right_eye = IDP_POINT_NONE;
  fixture->photo.placement.rect = (IdpRect){ 100, 100, 700, 1000 };
  add_random (fixture, 8, 5);
  g_autoptr (IdpImage) marked = render (fixture);
  g_assert_cmpuint (count_changed (fixture, marked, fixture->photo.face.box), ==, 0);
}

/* A photo whose marks once made cairo abort, stroking under a clip of unaligned boxes. */
static void
test_unaligned_boxes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (IdpImage) image = idp_image_new (1500, 2000, NULL);
  IdpFile file = { .width_px = 3000, .height_px = 4000 };
  const IdpPhoto photo = {
    .file = &file,
    .image = image,
    .scale = 0.5,
    .placement = { .rect = { 668, 644, 1794, 2392 } },
    .face = {
      .count = 1,
      .box = { 1084, 1194, 1022, 1022 },
      .left_eye = { 1394.890625, 1582.0 },
      .right_eye = { 1783.796875, 1628.578125 },
      .crown = { 1650.0, 926.875 },
    },
  };
  add (fixture, IDP_VERDICT_FAIL, photo.face.box);
  add (fixture, IDP_VERDICT_REVIEW, (IdpRect){ 1699, 1783, 117, 117 });
  add (fixture, IDP_VERDICT_REVIEW, (IdpRect){ 1654, 823, 808, 1466 });
  add (fixture, IDP_VERDICT_FAIL, (IdpRect){ 1594, 793, 868, 1496 });
  g_autoptr (IdpImage) marked = idp_overlay_render (&photo, fixture->findings, NULL);
  g_assert_nonnull (marked);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/overlay/threads", test_threads);
  ADD ("/overlay/nothing", test_nothing);
  ADD ("/overlay/near-region", test_near_region);
  ADD ("/overlay/dashes-for-review", test_dashes_for_review);
  ADD ("/overlay/eyes", test_eyes);
  ADD ("/overlay/frame-round-eyes", test_frame_round_eyes);
  ADD ("/overlay/frame-below-eyes", test_frame_below_eyes);
  ADD ("/overlay/crop-frame", test_crop_frame);
  ADD ("/overlay/odd-pictures", test_odd_pictures);
  ADD ("/overlay/eyes-unknown", test_eyes_unknown);
  ADD ("/overlay/unaligned-boxes", test_unaligned_boxes);
  return g_test_run ();
}
