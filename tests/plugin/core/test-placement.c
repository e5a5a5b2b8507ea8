/* test-placement: the crop keeps every band that can be kept, and stays inside the photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "placement.h"
#include "scratch.h"

/* A face by its eye distance; the other lengths are those of a typical head. */
static IdpFace
face_at (double x, double y, double eye_distance)
{
  return (IdpFace){
    .count = 1,
    .left_eye = { x - eye_distance / 2, y },
    .right_eye = { x + eye_distance / 2, y },
    .crown = { x, y - 1.75 * eye_distance },
    .chin = { x, y + 1.75 * eye_distance },
    .face_left = { x - 1.1 * eye_distance, y + 0.5 * eye_distance },
    .face_right = { x + 1.1 * eye_distance, y + 0.5 * eye_distance },
  };
}

static void
test_meets_all_bands (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  for (double eye_distance = 110; eye_distance < 600; eye_distance *= 1.3)
    {
      IdpFace face = face_at (1450, 1600, eye_distance);
      IdpPlacement placement = idp_placement_find (&face, 3000, 4000, rules);
      g_autofree char *broken = idp_placement_broken (&placement, rules);
      g_assert_cmpstr (broken, ==, NULL);
      g_assert_cmpint (placement.rect.width * 4, ==, placement.rect.height * 3);
      g_assert_cmpint (placement.rect.width, >=, 480);
      g_assert_cmpfloat (ABS (placement.off_centre_px), <=, 1);
    }
}

static void
test_stays_inside (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  for (int x = -100; x <= 1100; x += 150)
    for (int y = -100; y <= 1400; y += 150)
      {
        IdpFace face = face_at (x, y, 150);
        const IdpRect rect = idp_placement_find (&face, 1000, 1300, rules).rect;
        g_assert_cmpint (rect.x, >=, 0);
        g_assert_cmpint (rect.y, >=, 0);
        g_assert_cmpint (rect.x + rect.width, <=, 1000);
        g_assert_cmpint (rect.y + rect.height, <=, 1300);
      }
}

static void
test_says_what_breaks (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();

  /* No room above the hair. */
  IdpFace high = face_at (500, 280, 160);
  IdpPlacement placement = idp_placement_find (&high, 1000, 1400, rules);
  g_autofree char *broken = idp_placement_broken (&placement, rules);
  g_assert_nonnull (broken);
  g_assert_true (g_str_has_prefix (broken, "crown-margin"));

  /* Too far away: even the smallest crop leaves the face too narrow. */
  IdpFace far = face_at (1500, 1500, 40);
  placement = idp_placement_find (&far, 3000, 4000, rules);
  g_autofree char *narrow = idp_placement_broken (&placement, rules);
  g_assert_nonnull (narrow);
  g_assert_nonnull (g_strrstr (narrow, "face-width"));
  g_assert_cmpint (placement.rect.width, ==, 480);
}

/* Whether a crop of the grid keeps the bands of a 1400 x 1900 photo of FACE, the face width by
 * MARGIN_PX. */
static gboolean
some_crop_keeps (const IdpFace *face, double margin_px, const IdpRules *rules)
{
  const IdpLimit *width_limit = &idp_rules_find (rules, "face-width")->limit;
  for (int width = 480; width <= 1400; width += 3)
    for (int y = 0; y + width * 4 / 3 <= 1900; y += 2)
      {
        const IdpRect rect = { 700 - width / 2, y, width, width * 4 / 3 };
        IdpPlacement try = idp_placement_measure (face, &rect, rules);
        g_autofree char *broken = idp_placement_broken (&try, rules);
        if (broken == NULL && try.face_width_px <= width_limit->max - margin_px)
          return TRUE;
      }
  return FALSE;
}

/* If some crop of the grid keeps all bands, so does the proposed one; and if some keeps clear of an
 * edge by what the measure may err, too. */
static void
test_never_misses_a_solution (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  const IdpLimit *width_limit = &idp_rules_find (rules, "face-width")->limit;
  for (double hair = 0.9; hair < 3; hair += 0.15)
    {
      IdpFace face = face_at (700, 700, 170);
      face.crown.y = 700 - hair * 170;
      IdpPlacement found = idp_placement_find (&face, 1400, 1900, rules);
      g_autofree char *broken = idp_placement_broken (&found, rules);
      g_assert_cmpint (broken == NULL, ==, some_crop_keeps (&face, 0, rules));
      if (some_crop_keeps (&face, width_limit->review, rules))
        g_assert_cmpfloat (found.face_width_px, <=, width_limit->max - width_limit->review + 1);
    }
}

static void
test_unknown_points (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  IdpFace face = face_at (500, 600, 150);
  face.crown = IDP_POINT_NONE;
  face.face_left = face.face_right = IDP_POINT_NONE;
  IdpPlacement placement = idp_placement_find (&face, 1000, 1400, rules);
  g_assert_false (idp_rect_is_empty (&placement.rect));
  g_assert_true (isnan (placement.crown_px));
  g_assert_true (isnan (placement.face_width_px));
  g_assert_cmpfloat_with_epsilon (placement.eye_px, 250, 2);
}

/* A photo smaller than the finished picture still gets a crop to be judged on, and never one
 * outside it. */
static void
test_small_photo (void)
{
  g_autoptr (IdpRules) rules = scratch_rules ();
  IdpFace face = face_at (100, 100, 40);
  const IdpRect rect = idp_placement_find (&face, 200, 260, rules).rect;
  g_assert_cmpint (rect.width, ==, 195);
  g_assert_cmpint (rect.height, ==, 260);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placement/meets-all-bands", test_meets_all_bands);
  g_test_add_func ("/placement/stays-inside", test_stays_inside);
  g_test_add_func ("/placement/says-what-breaks", test_says_what_breaks);
  g_test_add_func ("/placement/never-misses-a-solution", test_never_misses_a_solution);
  g_test_add_func ("/placement/unknown-points", test_unknown_points);
  g_test_add_func ("/placement/small-photo", test_small_photo);
  return g_test_run ();
}
