/* test-crop-frame: a hand that moves and sizes a crop can do nothing that is not permitted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "crop-frame.h"
#include "scratch.h"

#define WIDTH_PX 1000
#define HEIGHT_PX 1300

static const IdpPoint middle = { 0.5, 0.5 };

static void
assert_rect (IdpRect rect, int x, int y, int width, int height)
{
  g_assert_cmpint (rect.x, ==, x);
  g_assert_cmpint (rect.y, ==, y);
  g_assert_cmpint (rect.width, ==, width);
  g_assert_cmpint (rect.height, ==, height);
}

static void
test_move (void)
{
  const IdpRect frame = { 100, 100, 600, 800 };
  assert_rect (idp_crop_frame_move (&frame, 7, -9, WIDTH_PX, HEIGHT_PX), 107, 91, 600, 800);
  assert_rect (idp_crop_frame_move (&frame, 5000, 5000, WIDTH_PX, HEIGHT_PX), 400, 500, 600, 800);
  assert_rect (idp_crop_frame_move (&frame, -5000, -5000, WIDTH_PX, HEIGHT_PX), 0, 0, 600, 800);
}

static void
test_resize (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const IdpCropSizes sizes = idp_crop_sizes (WIDTH_PX, HEIGHT_PX, rules);
  const IdpRect frame = { 100, 100, 600, 800 };
  const IdpPoint left_top = { 0, 0 }, right_bottom = { 1, 1 };

  assert_rect (idp_crop_frame_resize (&frame, 661, left_top, &sizes, WIDTH_PX, HEIGHT_PX), 100, 100,
               660, 880);
  assert_rect (idp_crop_frame_resize (&frame, 540, right_bottom, &sizes, WIDTH_PX, HEIGHT_PX), 160,
               180, 540, 720);
  assert_rect (idp_crop_frame_resize (&frame, 540, middle, &sizes, WIDTH_PX, HEIGHT_PX), 130, 140,
               540, 720);
  /* Smaller would be enlarged; larger is not in the photo. */
  assert_rect (idp_crop_frame_resize (&frame, 10, left_top, &sizes, WIDTH_PX, HEIGHT_PX), 100, 100,
               480, 640);
  assert_rect (idp_crop_frame_resize (&frame, 9999, left_top, &sizes, WIDTH_PX, HEIGHT_PX), 25, 0,
               975, 1300);
}

/* Too small for a finished picture: the largest crop there is, and no other. */
static void
test_small_photo (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const IdpCropSizes sizes = idp_crop_sizes (300, 300, rules);
  g_assert_cmpint (sizes.smallest, ==, sizes.largest);
  const IdpRect frame = { 30, 0, 225, 300 };
  assert_rect (idp_crop_frame_resize (&frame, 100, middle, &sizes, 300, 300), 30, 0, 225, 300);
}

/* Whatever the hand does. */
static void
test_stays_permitted (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const IdpCropSizes sizes = idp_crop_sizes (WIDTH_PX, HEIGHT_PX, rules);
  IdpRect frame = { 100, 100, 600, 800 };
  for (int i = 0; i < 2000; i++)
    {
      const IdpPoint fixed = { g_test_rand_int_range (0, 2), g_test_rand_int_range (0, 2) };
      frame = i % 2 ? idp_crop_frame_move (&frame, g_test_rand_int_range (-900, 900),
                                           g_test_rand_int_range (-900, 900), WIDTH_PX, HEIGHT_PX)
                    : idp_crop_frame_resize (&frame, g_test_rand_int_range (-100, 3000), fixed,
                                             &sizes, WIDTH_PX, HEIGHT_PX);
      g_assert_cmpint (frame.width * rules->height_px, ==, frame.height * rules->width_px);
      g_assert_true (frame.width >= rules->width_px && frame.x >= 0 && frame.y >= 0);
      g_assert_true (frame.x + frame.width <= WIDTH_PX && frame.y + frame.height <= HEIGHT_PX);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crop-frame/move", test_move);
  g_test_add_func ("/crop-frame/resize", test_resize);
  g_test_add_func ("/crop-frame/small-photo", test_small_photo);
  g_test_add_func ("/crop-frame/stays-permitted", test_stays_permitted);
  return g_test_run ();
}
