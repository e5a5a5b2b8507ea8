/* lenses: glasses, reflections on their lenses, and lenses that swallow light.
 *
 * Where no bridge is seen there is nothing that could reflect or darken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "lab.h"

/* A lens, in eye distances around the eye. */
#define LENS_HALF_WIDTH 0.4
#define LENS_UP 0.25
#define LENS_DOWN 0.35
/* The cheek that reflections are compared with. */
#define SKIN_HALF_WIDTH 0.16
#define CHEEK_FROM 0.57
#define CHEEK_TO 0.73
/* Skin seen through it, and that just below its rim: the nearer they lie, the less faces differ. */
#define BEHIND_FROM 0.2
#define BEHIND_TO 0.3
#define BELOW_FROM 0.43
#define BELOW_TO 0.53

#define WHITE_LIGHTNESS 92 /* brighter skin than this does not exist */

typedef struct
{
  double skin[3];               /* of the cheek below */
  double brighter, paler;       /* L* above, share of the chroma */
  double colour_shift;          /* a* and b* below */
  double least_lightness_share; /* a coloured reflection is not dark */
} Reflection;

static gboolean
is_reflection (const Reflection *r, const double lab[3])
{
  const double least = fmin (WHITE_LIGHTNESS, r->skin[0] + r->brighter);
  if (lab[0] > least && hypot (lab[1], lab[2]) < r->paler * hypot (r->skin[1], r->skin[2]))
    return TRUE;
  return lab[1] < r->skin[1] - r->colour_shift && lab[2] < r->skin[2] - r->colour_shift
         && lab[0] > r->least_lightness_share * r->skin[0];
}

static IdpRect
lens_box (const IdpImage *view, const IdpViewEye *eye)
{
  return idp_view_around (view, eye->centre, LENS_HALF_WIDTH * eye->unit, LENS_UP * eye->unit,
                          LENS_DOWN * eye->unit);
}

/* The white of the eye is not a reflection. */
static gboolean
in_eye_white (const IdpViewEye *eye, IdpPoint p, const double lab[3])
{
  return lab[0] < WHITE_LIGHTNESS && idp_polygon_has (eye->lids, IDP_LANDMARK_LIDS_N, p);
}

/* The wall beside a face that is turned may be as bright as a reflection. */
static gboolean
is_on_face (const IdpPhoto *photo, IdpPoint p)
{
  const IdpRect *crop = &photo->placement.rect;
  const double step = (double) crop->width / photo->view->width_px;
  float shares[IDP_REGION_N];
  return idp_region_map_at (photo->regions,
                            (IdpPoint){ crop->x + p.x * step, crop->y + p.y * step }, shares)
         && shares[IDP_REGION_FACE] > 0.5;
}

/* Share of the lens that its largest reflection covers; SPOT is where. */
static double
reflecting_share (const IdpPhoto *photo, const IdpViewEye *eye, const IdpRule *rule, IdpRect *spot)
{
  const IdpImage *view = photo->view;
  Reflection reflection = {
    .brighter = idp_rule_number (rule, "brighter"),
    .paler = idp_rule_number (rule, "paler"),
    .colour_shift = idp_rule_number (rule, "colour-shift"),
    .least_lightness_share = idp_rule_number (rule, "lightness-share"),
  };
  const IdpRect cheek = idp_view_around (view, eye->centre, SKIN_HALF_WIDTH * eye->unit,
                                         -CHEEK_FROM * eye->unit, CHEEK_TO * eye->unit);
  const IdpRect lens = lens_box (view, eye);
  if (idp_rect_is_empty (&lens) || !idp_view_median_lab (view, &cheek, reflection.skin))
    return 0;

  g_autofree guint8 *reflects = g_new0 (guint8, (gsize) lens.width * lens.height);
  for (int y = 0; y < lens.height; y++)
    for (int x = 0; x < lens.width; x++)
      {
        const IdpPoint p = { lens.x + x + 0.5, lens.y + y + 0.5 };
        double lab[3];
        idp_lab_from_rgb (idp_image_at (view, lens.x + x, lens.y + y), lab);
        reflects[y * lens.width + x] = is_reflection (&reflection, lab)
                                       && !in_eye_white (eye, p, lab) && is_on_face (photo, p);
      }
  const int n = idp_largest_patch (reflects, lens.width, lens.height, spot);
  spot->x += lens.x;
  spot->y += lens.y;
  return (double) n / (lens.width * lens.height);
}

static gboolean
wears_glasses (const IdpPhoto *photo, const IdpRule *rule)
{
  return idp_view_bridge (photo) >= idp_rule_number (rule, "bridge-lstar");
}

static IdpMeasurement
run_glare (const IdpPhoto *photo, const IdpRule *rule)
{
  double most = 0;
  IdpRect region = { 0 };
  for (int side = 0; side < 2 && wears_glasses (photo, rule); side++)
    {
      IdpRect spot;
      const IdpViewEye eye = idp_view_eye (photo, side);
      const double share = reflecting_share (photo, &eye, rule, &spot);
      if (share <= most)
        continue;
      most = share;
      region = spot;
    }
  return (IdpMeasurement){
    .measured = 100 * most,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

/* Linear light behind the lens over that of the cheek just below. */
static double
light_left (const IdpImage *view, const IdpViewEye *eye)
{
  const double half = SKIN_HALF_WIDTH * eye->unit;
  const IdpRect behind
      = idp_view_around (view, eye->centre, half, -BEHIND_FROM * eye->unit, BEHIND_TO * eye->unit);
  const IdpRect below
      = idp_view_around (view, eye->centre, half, -BELOW_FROM * eye->unit, BELOW_TO * eye->unit);
  double a[3], b[3];
  if (!idp_view_median_lab (view, &behind, a) || !idp_view_median_lab (view, &below, b))
    return NAN;
  return pow ((a[0] + 16) / (b[0] + 16), 3); /* CIE L* is the cube root of light */
}

/* Light from the side darkens one lens, a tint both: the clearer one counts. */
static IdpMeasurement
run_tinted (const IdpPhoto *photo, const IdpRule *rule)
{
  IdpRect region = { 0 };
  double left = 1;
  if (wears_glasses (photo, rule))
    {
      const IdpViewEye eyes[2] = { idp_view_eye (photo, 0), idp_view_eye (photo, 1) };
      const IdpRect lenses[2]
          = { lens_box (photo->view, &eyes[0]), lens_box (photo->view, &eyes[1]) };
      left = fmax (light_left (photo->view, &eyes[0]), light_left (photo->view, &eyes[1]));
      region = idp_rect_around (&lenses[0], &lenses[1]);
    }
  return (IdpMeasurement){
    .measured = 100 * fmax (0, 1 - left),
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

static IdpMeasurement
run_banned (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpViewEye left = idp_view_eye (photo, 0), right = idp_view_eye (photo, 1);
  const IdpRect lenses[2] = { lens_box (photo->view, &left), lens_box (photo->view, &right) };
  const IdpRect region = idp_rect_around (&lenses[0], &lenses[1]);
  return (IdpMeasurement){
    .measured = idp_view_bridge (photo),
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_glasses_banned_here = {
  .id = "glasses-banned-here",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE,
  .run = run_banned,
};
const IdpCheck idp_check_lens_glare = {
  .id = "lens-glare",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "bridge-lstar", 0, 100 },
                                { "brighter", 0, 100 },
                                { "paler", 0, 1 },
                                { "colour-shift", 0, 100 },
                                { "lightness-share", 0, 1 },
                                { NULL } },
  .run = run_glare,
};
const IdpCheck idp_check_glasses_tinted = {
  .id = "glasses-tinted",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "bridge-lstar", 0, 100 }, { NULL } },
  .run = run_tinted,
};
