/* hair-over-face: hair over brows, eyes and ears, as the region map sees it.
 *
 * The model knows faces and where hair hides them; but a strand, a shadow and a dark frame can look
 * alike, so these rules only ask a person to look.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "check.h"

static float
hair_at (const IdpPhoto *photo, IdpPoint p)
{
  float shares[IDP_REGION_N];
  idp_region_map_at (photo->regions, p, shares);
  return shares[IDP_REGION_HAIR];
}

/* A place shows hair from this share on when its region is drawn. */
#define HALF 0.5f

/* The worse of two sides. */
static IdpMeasurement
worse (const IdpMeasurement *a, const IdpMeasurement *b)
{
  return b->measured > a->measured ? *b : *a;
}

/* --- Brows --- */

/* Hair over one brow, whose points begin at FIRST, percent of its area: the edges and the middle
 * between them. */
static IdpMeasurement
measure_brow (const IdpPhoto *photo, int first)
{
  enum
  {
    ALONG = IDP_LANDMARK_BROW_N / 2,
    ACROSS = 3
  };
  const IdpLandmark *points = photo->face.landmarks;
  const double margin_px = 0.06 * idp_face_eye_distance (&photo->face);
  double sum = 0;
  IdpRect whole = { 0 }, covered = { 0 };
  for (int i = 0; i < ALONG * ACROSS; i++)
    {
      const IdpPoint up = points[first + i / ACROSS].at;
      const IdpPoint low = points[first + ALONG + i / ACROSS].at;
      const double down = (double) (i % ACROSS) / (ACROSS - 1);
      const IdpPoint p = { up.x + down * (low.x - up.x), up.y + down * (low.y - up.y) };
      const float hair = hair_at (photo, p);
      sum += hair;
      whole = idp_rect_with (&whole, p, margin_px);
      if (hair > HALF)
        covered = idp_rect_with (&covered, p, margin_px);
    }
  return (IdpMeasurement){
    .measured = 100 * sum / (ALONG * ACROSS),
    .region = idp_rect_is_empty (&covered) ? whole : covered,
  };
}

static IdpMeasurement
run_brows (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpMeasurement left = measure_brow (photo, IDP_LANDMARK_LEFT_BROW);
  const IdpMeasurement right = measure_brow (photo, IDP_LANDMARK_RIGHT_BROW);
  return worse (&left, &right);
}

/* --- Eyes --- */

/* Hair over one eye, whose lids begin at FIRST: mean over the lids and the middle, percent. */
static IdpMeasurement
measure_eye (const IdpPhoto *photo, int first, IdpPoint middle)
{
  const double margin_px = 0.06 * idp_face_eye_distance (&photo->face);
  double sum = hair_at (photo, middle);
  IdpRect whole = { 0 };
  for (int i = 0; i < IDP_LANDMARK_LIDS_N; i++)
    {
      const IdpPoint p = photo->face.landmarks[first + i].at;
      sum += hair_at (photo, p);
      whole = idp_rect_with (&whole, p, margin_px);
    }
  return (IdpMeasurement){
    .measured = 100 * sum / (IDP_LANDMARK_LIDS_N + 1),
    .region = whole,
  };
}

static IdpMeasurement
run_eyes (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpMeasurement left = measure_eye (photo, IDP_LANDMARK_LEFT_LIDS, photo->face.left_eye);
  const IdpMeasurement right = measure_eye (photo, IDP_LANDMARK_RIGHT_LIDS, photo->face.right_eye);
  return worse (&left, &right);
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
