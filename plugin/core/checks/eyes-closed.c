/* eyes-closed: how much of iris and white the lids leave free.
 *
 * Lids are measured too coarsely for narrow eyes. A closed lid is skin with a thin line of lashes,
 * so an eye is open as far as it shows a dark disc, which no line fills, and colours that are not
 * those of skin. The better of the two eyes counts: glare, hair and shadow hide eyes, they do not
 * show them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "lab.h"

/* In eye distances: the strips of skin above and below the lids, and the disc. */
#define UPPER_HALF_WIDTH 0.12
#define UPPER_FROM 0.11
#define UPPER_TO 0.03
#define LOWER_HALF_WIDTH 0.15
#define LOWER_FROM 0.05
#define LOWER_TO 0.14
#define DISC_RADIUS 0.045
#define DISC_REACH 0.15
#define MARGIN 0.06

/* The eye's middle and the mean rows of its lids. */
typedef struct
{
  double x, upper, lower;
} Slit;

static Slit
find_slit (const IdpViewEye *eye)
{
  Slit slit = { .x = (eye->lids[0].x + eye->lids[4].x) / 2 };
  for (int i = 1; i < 4; i++)
    {
      slit.upper += eye->lids[i].y / 3;
      slit.lower += eye->lids[i + 4].y / 3;
    }
  return slit;
}

static double
disc_lightness (const IdpImage *view, int x, int y, double radius)
{
  double sum = 0;
  int n = 0;
  for (int dy = -radius; dy <= radius; dy++)
    for (int dx = -radius; dx <= radius; dx++)
      if (dx * dx + dy * dy <= radius * radius)
        {
          double lab[3];
          idp_lab_from_rgb (idp_image_at (view, CLAMP (x + dx, 0, view->width_px - 1),
                                          CLAMP (y + dy, 0, view->height_px - 1)),
                            lab);
          sum += lab[0];
          n++;
        }
  return sum / n;
}

static double
darkest_disc (const IdpImage *view, const Slit *slit, double unit)
{
  double darkest = G_MAXDOUBLE;
  for (int y = slit->upper; y <= slit->lower; y++)
    for (int x = slit->x - DISC_REACH * unit; x <= slit->x + DISC_REACH * unit; x++)
      darkest = fmin (darkest, disc_lightness (view, x, y, DISC_RADIUS * unit));
  return darkest;
}

/* Share of the pixels between the lids that have less than CHROMA. */
static double
colourless_share (const IdpImage *view, const IdpViewEye *eye, double chroma)
{
  const IdpRect box
      = idp_view_around (view, eye->centre, eye->unit / 3, eye->unit / 4, eye->unit / 4);
  int n = 0, colourless = 0;
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      if (idp_polygon_has (eye->lids, IDP_LANDMARK_LIDS_N, (IdpPoint){ x + 0.5, y + 0.5 }))
        {
          double lab[3];
          idp_lab_from_rgb (idp_image_at (view, x, y), lab);
          n++;
          colourless += hypot (lab[1], lab[2]) < chroma;
        }
  return n > 0 ? (double) colourless / n : 0;
}

/* 0..1; NAN where the view does not reach. */
static double
eye_seen (const IdpImage *view, const IdpViewEye *eye, const IdpRule *rule)
{
  const Slit slit = find_slit (eye);
  const double unit = eye->unit;
  const IdpRect above
      = idp_view_around (view, (IdpPoint){ slit.x, slit.upper }, UPPER_HALF_WIDTH * unit,
                         UPPER_FROM * unit, -UPPER_TO * unit);
  const IdpRect below
      = idp_view_around (view, (IdpPoint){ slit.x, slit.lower }, LOWER_HALF_WIDTH * unit,
                         -LOWER_FROM * unit, LOWER_TO * unit);
  double upper[3], lower[3];
  if (!idp_view_median_lab (view, &above, upper) || !idp_view_median_lab (view, &below, lower))
    return NAN;
  const double skin = fmax (fmin (upper[0], lower[0]), 1);
  const double chroma = idp_rule_number (rule, "skin-chroma") * hypot (lower[1], lower[2]);
  return (1 - darkest_disc (view, &slit, unit) / skin + colourless_share (view, eye, chroma)) / 2;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  double seen = NAN;
  IdpRect region = { 0 };
  for (int side = 0; side < 2; side++)
    {
      const IdpViewEye eye = idp_view_eye (photo, side);
      const int first = side == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS;
      const IdpRect box
          = idp_view_landmark_box (photo, first, IDP_LANDMARK_LIDS_N, MARGIN * eye.unit);
      seen = fmax (seen, eye_seen (photo->view, &eye, rule));
      region = idp_rect_around (&region, &box);
    }
  return (IdpMeasurement){
    .measured = 100 * seen,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_eyes_closed = {
  .id = "eyes-closed",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "skin-chroma", 0, 1 }, { NULL } },
  .run = run,
};
