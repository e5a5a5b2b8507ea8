/* hair-over-face: hair over brows and eyes, as a network judges their looks, and over ears, as the
 * region map sees it.
 *
 * A strand, a shadow and a dark frame can look alike, so these rules only ask a person to look.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "check.h"
#include "face-parts.h"

/* Free space around marked brows, eye distances. */
#define MARGIN 0.06

/* The worse of two sides. */
static IdpMeasurement
worse (const IdpMeasurement *a, const IdpMeasurement *b)
{
  return b->measured > a->measured ? *b : *a;
}

/* --- Brows and eyes --- */

/* The N landmarks from FIRST[side] on belong to what COVERED[side] says about. */
static IdpMeasurement
measure_covered (const IdpPhoto *photo, const IdpRule *rule, const double covered[2],
                 const int first[2], int n)
{
  const double margin_px = MARGIN * idp_face_axes (photo).eye_distance_px;
  IdpRect marked = { 0 }, all = { 0 };
  for (int side = 0; side < 2; side++)
    {
      const IdpRect box = idp_view_landmark_box (photo, first[side], n, margin_px);
      all = idp_rect_around (&all, &box);
      if (100 * covered[side] > rule->limit.max)
        marked = idp_rect_around (&marked, &box);
    }
  return (IdpMeasurement){
    .measured = 100 * fmax (covered[0], covered[1]),
    .region = idp_photo_rect_from_view (photo, idp_rect_is_empty (&marked) ? &all : &marked),
  };
}

static IdpMeasurement
run_brows (const IdpPhoto *photo, const IdpRule *rule)
{
  const int first[2] = { IDP_LANDMARK_LEFT_BROW, IDP_LANDMARK_RIGHT_BROW };
  const double covered[2]
      = { idp_view_fringe_state (photo, 0).brow, idp_view_fringe_state (photo, 1).brow };
  return measure_covered (photo, rule, covered, first, IDP_LANDMARK_BROW_N);
}

static IdpMeasurement
run_eyes (const IdpPhoto *photo, const IdpRule *rule)
{
  const int first[2] = { IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_RIGHT_LIDS };
  const double covered[2]
      = { idp_view_fringe_state (photo, 0).eye, idp_view_fringe_state (photo, 1).eye };
  return measure_covered (photo, rule, covered, first, IDP_LANDMARK_LIDS_N);
}

/* --- Ears --- */

/* Where an ear and the hair over it are, eye distances. */
#define EAR_FROM 0.7
#define EAR_TO 1.9
#define EAR_TOP -0.3
#define EAR_BOTTOM 1.25
/* The neck begins below this. */
#define LOBE_BOTTOM 0.95

/* Most of this must lie in the picture. */
#define LEAST_REACHED 0.6

/* The rim of the hair beside a free ear is about 20 places; skin of an ear says more than hair
 * beside it. Weights and rim were chosen on 29 labelled portraits. */
#define RIM 20
#define SKIN_WEIGHT 3

static IdpAroundArea
ear_area (int side, double bottom)
{
  return side < 0 ? (IdpAroundArea){ -EAR_TO, -EAR_FROM, EAR_TOP, bottom }
                  : (IdpAroundArea){ EAR_FROM, EAR_TO, EAR_TOP, bottom };
}

/* How much speaks for hair over the ear of SIDE (-1 left, 1 right), percent. */
static IdpMeasurement
measure_ear (const IdpPhoto *photo, int side)
{
  const IdpAroundArea area = ear_area (side, EAR_BOTTOM);
  const IdpAroundArea mark = ear_area (side, LOBE_BOTTOM);
  const IdpAroundCount count = idp_around_count (photo, &area);
  if (count.reached < LEAST_REACHED)
    return (IdpMeasurement){ .measured = NAN };

  const double hair = count.n[IDP_REGION_HAIR], skin = count.n[IDP_REGION_SKIN];
  return (IdpMeasurement){
    .measured = 100 * hair / (hair + SKIN_WEIGHT * skin + RIM),
    .region = idp_around_bounds (photo, &mark, IDP_REGION_HAIR),
  };
}

static IdpMeasurement
run_ears (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpMeasurement left = measure_ear (photo, -1), right = measure_ear (photo, 1);
  IdpMeasurement m = isnan (left.measured) ? right : worse (&left, &right);
  if (left.measured > rule->limit.max && right.measured > rule->limit.max)
    m.region = idp_rect_union (&left.region, &right.region);
  return m;
}

/* --- Ears that differ --- */

/* An ear of fewer places is one that can hardly be seen. */
#define GOOD_EAR 25

/* The smaller ear, percent of the larger; not where hair hides one. */
static IdpMeasurement
run_ears_differ (const IdpPhoto *photo, const IdpRule *rule)
{
  const double covered = idp_rule_number (rule, "covered-percent");
  int skin[2];
  IdpRect region[2];
  for (int i = 0; i < 2; i++)
    {
      const int side = i == 0 ? -1 : 1;
      const IdpAroundArea area = ear_area (side, LOBE_BOTTOM);
      const IdpMeasurement hair = measure_ear (photo, side);
      if (!(hair.measured <= covered))
        return (IdpMeasurement){ .measured = NAN };
      skin[i] = idp_around_count (photo, &area).n[IDP_REGION_SKIN];
      region[i] = idp_around_bounds (photo, &area, IDP_REGION_SKIN);
    }
  const int larger = skin[0] >= skin[1] ? 0 : 1;
  if (skin[larger] < GOOD_EAR)
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){
    .measured = 100.0 * skin[1 - larger] / skin[larger],
    .region = idp_rect_union (&region[0], &region[1]),
  };
}

const IdpCheck idp_check_hair_over_brows = {
  .id = "hair-over-brows",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_brows,
};
const IdpCheck idp_check_hair_over_eyes = {
  .id = "hair-over-eyes",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_eyes,
};
const IdpCheck idp_check_hair_over_ears = {
  .id = "hair-over-ears",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_ears,
};
const IdpCheck idp_check_ears_asymmetric = {
  .id = "ears-asymmetric",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "covered-percent", 0, 100 }, { NULL } },
  .run = run_ears_differ,
};
