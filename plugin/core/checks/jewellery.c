/* jewellery: earrings beside the jaw, and what runs over the skin of the neck.
 *
 * Metal, pearls and stones are brighter than what is around them, and they are small: an earring is
 * a compact spot with neither the colour of skin nor that of the wall, a necklace a thin line
 * between skin and skin. What is dark, or no brighter than skin, is not found; so a photo passes
 * only where a lobe and the neck can be seen, and a person decides about the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "face-parts.h"
#include "morphology.h"

/* A part of the view, whose pixels are numbered row by row. */
typedef struct
{
  IdpRect box;
  int n;
  double unit;    /* eye distance, px */
  double skin[3]; /* Lab of the face */
  float *raised;  /* L* above the surroundings; owned */
} Part;

static void
part_clear (Part *part)
{
  g_free (part->raised);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

static IdpPoint
pixel_at (const Part *part, int i)
{
  return (IdpPoint){ part->box.x + i % part->box.width + 0.5,
                     part->box.y + i / part->box.width + 0.5 };
}

static const float *
lab_at (const IdpPhoto *photo, const Part *part, int i)
{
  return idp_photo_lab_at (photo, part->box.x + i % part->box.width,
                           part->box.y + i / part->box.width);
}

/* BOX of the view; what is wider than two RADIUS (px) is not raised. */
static Part
part_read (const IdpPhoto *photo, const IdpRect *box, const double skin[3], int radius)
{
  Part part = {
    .box = *box,
    .n = box->width * box->height,
    .unit = idp_face_axes (photo).eye_distance_px,
    .skin = { skin[0], skin[1], skin[2] },
  };
  g_autofree float *light = g_new (float, part.n);
  g_autofree guint8 *all = g_new (guint8, part.n);
  for (int i = 0; i < part.n; i++)
    {
      light[i] = lab_at (photo, &part, i)[0];
      all[i] = 1;
    }
  part.raised = idp_opening (light, all, box->width, box->height, radius);
  for (int i = 0; i < part.n; i++)
    part.raised[i] = light[i] - part.raised[i];
  return part;
}

typedef struct
{
  gboolean seen;  /* the place where it would be */
  gboolean found; /* it is there, in REGION of the view */
  IdpRect region;
} Piece;

/* --- Earrings; in eye distances --- */

#define LOBE_TOP 0.3
#define LOBE_BOTTOM 1.15
#define LOBE_OUTSIDE 0.35 /* of the line of the jaw */
#define LOBE_INSIDE 0.06
#define BESIDE_FROM 0.5
#define BESIDE_TO 1.9
#define EARRING_RADIUS 0.09

#define LIKE_SKIN_CHROMA 0.65 /* of the skin's */
#define LIKE_SKIN_TURN 0.3    /* of its hue, radians */
#define LIKE_WALL 8           /* Lab units */

/* A spot fills this share of the square over its longer side; shines on hair are streaks. */
#define LEAST_FILLED 0.27
/* Around a spot, the wall and hair have at most these shares: twigs and curtains are bright, too.
 */
#define MOST_WALL 0.28
#define MOST_HAIR 0.95
#define AROUND 0.05

/* Skin of an ear, square eye distances. */
#define LEAST_EAR 0.02

/* Points of the jaw from below the cheek to the corner of the jaw. */
#define JAW_FROM 1
#define JAW_TO 6

/* Whether P lies where an earring of SIDE (0 left, 1 right) hangs. */
static gboolean
is_beside_jaw (const IdpPhoto *photo, const IdpFaceAxes *axes, int side, IdpPoint p)
{
  const double sign = side == 0 ? -1 : 1;
  const IdpPoint here = idp_face_axes_place (axes, p);
  if (here.y < LOBE_TOP || here.y > LOBE_BOTTOM)
    return FALSE;

  double nearest = G_MAXDOUBLE, outside = 0;
  for (int i = JAW_FROM; i < JAW_TO; i++)
    {
      const int from = side == 0 ? IDP_LANDMARK_JAW + i : IDP_LANDMARK_RIGHT_CHEEK - i;
      const IdpPoint a = idp_face_axes_place (axes, idp_view_landmark (photo, from));
      const IdpPoint b
          = idp_face_axes_place (axes, idp_view_landmark (photo, side == 0 ? from + 1 : from - 1));
      const double x = b.x - a.x, y = b.y - a.y;
      const double along
          = CLAMP (((here.x - a.x) * x + (here.y - a.y) * y) / (x * x + y * y), 0, 1);
      const IdpPoint foot = { a.x + along * x, a.y + along * y };
      const double distance = hypot (here.x - foot.x, here.y - foot.y);
      if (distance < nearest)
        outside = sign * (here.x - foot.x) > 0 ? distance : -distance;
      nearest = fmin (nearest, distance);
    }
  return outside > -LOBE_INSIDE && outside < LOBE_OUTSIDE;
}

/* Median Lab of the wall in PART; FALSE where there is too little. */
static gboolean
wall_colour (const IdpPhoto *photo, const Part *part, double wall[3])
{
  g_autofree float *values = g_new (float, 3 * part->n);
  int n = 0;
  for (int i = 0; i < part->n; i++)
    {
      const IdpPoint p = pixel_at (part, i);
      if (!photo->view_background[(int) p.y * photo->view->width_px + (int) p.x])
        continue;
      for (int c = 0; c < 3; c++)
        values[c * part->n + n] = lab_at (photo, part, i)[c];
      n++;
    }
  for (int c = 0; c < 3 && n > 0; c++)
    wall[c] = idp_quantile (values + c * part->n, n, 0.5);
  return n > 0;
}

static gboolean
is_wall (const float lab[3], const double wall[3])
{
  return hypot (lab[0] - wall[0], hypot (lab[1] - wall[1], lab[2] - wall[2])) < LIKE_WALL;
}

/* Mean shares of the regions around BOX, px of the view. */
static void
shares_around (const IdpPhoto *photo, const IdpRect *box, int margin, double mean[IDP_REGION_N])
{
  int n = 0;
  for (int y = box->y - margin; y < box->y + box->height + margin; y++)
    for (int x = box->x - margin; x < box->x + box->width + margin; x++)
      {
        float shares[IDP_REGION_N];
        const IdpRect pixel = { x, y, 1, 1 }, common = idp_rect_intersect (&pixel, box);
        if (!idp_rect_is_empty (&common))
          continue;
        idp_view_shares (photo, (IdpPoint){ x + 0.5, y + 0.5 }, shares);
        for (int region = 0; region < IDP_REGION_N; region++)
          mean[region] += shares[region];
        n++;
      }
  for (int region = 0; region < IDP_REGION_N; region++)
    mean[region] /= n;
}

/* Mean L* of RECT, px of the view; -INFINITY outside. */
static double
mean_lightness (const IdpPhoto *photo, const IdpRect *rect)
{
  const IdpRect all = { 0, 0, photo->view->width_px, photo->view->height_px };
  const IdpRect inside = idp_rect_intersect (rect, &all);
  double sum = 0;
  for (int i = 0; i < inside.width * inside.height; i++)
    sum += idp_photo_lab_at (photo, inside.x + i % inside.width, inside.y + i / inside.width)[0];
  return idp_rect_is_empty (&inside) ? -INFINITY : sum / (inside.width * inside.height);
}

/* Whether SPOT, of this LIGHTNESS, is brighter than the strips on all four sides of it: a lobe
 * against dark hair is a bright spot as well, but goes on upwards. */
static gboolean
stands_out (const IdpPhoto *photo, const IdpRect *spot, double lightness, int margin)
{
  const IdpRect sides[4] = {
    { spot->x, spot->y - margin, spot->width, margin },
    { spot->x, spot->y + spot->height, spot->width, margin },
    { spot->x - margin, spot->y, margin, spot->height },
    { spot->x + spot->width, spot->y, margin, spot->height },
  };
  for (int i = 0; i < 4; i++)
    if (mean_lightness (photo, &sides[i]) >= lightness)
      return FALSE;
  return TRUE;
}

/* What is raised by LEAST inside SPOT, px of the view: how far and how bright on average. */
static void
mean_raised (const IdpPhoto *photo, const Part *part, const IdpRect *spot, double least,
             double *raised, double *lightness)
{
  int n = 0;
  *raised = *lightness = 0;
  for (int i = 0; i < spot->width * spot->height; i++)
    {
      const int x = spot->x + i % spot->width, y = spot->y + i / spot->width;
      const float here = part->raised[(y - part->box.y) * part->box.width + x - part->box.x];
      if (here <= least)
        continue;
      *raised += here;
      *lightness += idp_photo_lab_at (photo, x, y)[0];
      n++;
    }
  *raised /= MAX (1, n);
  *lightness /= MAX (1, n);
}

static gboolean
is_earring (const IdpPhoto *photo, const Part *part, int count, const IdpRect *box,
            const IdpRule *rule)
{
  double raised, lightness;
  mean_raised (photo, part, box, idp_rule_number (rule, "spot-brighter"), &raised, &lightness);
  const int longer = MAX (box->width, box->height);
  const int margin = MAX (1, lround (AROUND * part->unit));
  double around[IDP_REGION_N] = { 0 };
  if (100 * count < idp_rule_number (rule, "earring-percent") * part->unit * part->unit
      || raised < idp_rule_number (rule, "earring-brighter")
      || count < LEAST_FILLED * longer * longer || !stands_out (photo, box, lightness, margin))
    return FALSE;
  shares_around (photo, box, margin, around);
  return around[IDP_REGION_BACKGROUND] < MOST_WALL && around[IDP_REGION_HAIR] < MOST_HAIR;
}

static IdpRect
grown (const IdpRect *r, int margin)
{
  return (IdpRect){ r->x - margin, r->y - margin, r->width + 2 * margin, r->height + 2 * margin };
}

static Piece
find_earring (const IdpPhoto *photo, const IdpRule *rule, const double skin[3], int side)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const double unit = axes.eye_distance_px, sign = side == 0 ? -1 : 1;
  const IdpPoint middle = idp_face_axes_point (&axes, sign * (BESIDE_FROM + BESIDE_TO) / 2,
                                               (LOBE_TOP + LOBE_BOTTOM) / 2);
  const double aside = (BESIDE_TO - BESIDE_FROM) / 2 * unit;
  const double down = ((LOBE_BOTTOM - LOBE_TOP) / 2 + EARRING_RADIUS) * unit;
  const IdpRect box = idp_view_around (photo->view, middle, aside, down, down);
  Piece piece = { 0 };
  if (idp_rect_is_empty (&box))
    return piece;

  g_auto (Part) part = part_read (photo, &box, skin, MAX (1, lround (EARRING_RADIUS * unit)));
  g_autofree guint8 *odd = g_new0 (guint8, part.n);
  const double least = idp_rule_number (rule, "spot-brighter");
  double wall[3];
  const gboolean walled = wall_colour (photo, &part, wall);
  int ear = 0;
  for (int i = 0; i < part.n; i++)
    {
      float shares[IDP_REGION_N];
      const IdpPoint p = pixel_at (&part, i);
      const float *lab = lab_at (photo, &part, i);
      if (!is_beside_jaw (photo, &axes, side, p))
        continue;
      idp_view_shares (photo, p, shares);
      ear += shares[IDP_REGION_SKIN] > 0.5;
      odd[i] = part.raised[i] > least
               && !photo->view_background[(int) p.y * photo->view->width_px + (int) p.x]
               && !idp_lab_like_skin (lab, skin, LIKE_SKIN_CHROMA, LIKE_SKIN_TURN)
               && !(walled && is_wall (lab, wall));
    }
  piece.seen = ear > LEAST_EAR * unit * unit;

  int largest = 0;
  for (int i = 0; i < part.n; i++)
    {
      IdpRect spot;
      if (!odd[i])
        continue;
      const int count = idp_take_patch (odd, box.width, box.height, i, &spot);
      spot.x += box.x;
      spot.y += box.y;
      if (count <= largest || !is_earring (photo, &part, count, &spot, rule))
        continue;
      largest = count;
      piece.found = TRUE;
      piece.region = grown (&spot, MAX (1, lround (AROUND * unit)));
    }
  return piece;
}

/* --- Necklaces; in eye distances --- */

#define NECK_HALF_WIDTH 1.3
#define BELOW_CHIN 0.12
#define NECK_HEIGHT 1.6
#define CHAIN_RADIUS 0.05
#define BESIDE_CHAIN 0.11 /* skin lies this far on both sides of it */
#define LINK 0.025        /* gaps up to twice this do not break it */

#define NECK_LIGHTNESS 0.3 /* of the face's: the chin shades the neck */
#define NECK_CHROMA 0.5
#define NECK_TURN 0.4
#define LEAST_NECK 0.1 /* square eye distances */

/* Stubble is bright and dark at random; a chain stands out from nine tenths of it. */
#define ROUGHNESS_SHARE 0.9
#define ROUGHNESS_WEIGHT 1.5

static gboolean
is_neck (const IdpPhoto *photo, const Part *part, int i)
{
  float shares[IDP_REGION_N];
  const float *lab = lab_at (photo, part, i);
  idp_view_shares (photo, pixel_at (part, i), shares);
  return shares[IDP_REGION_SKIN] > 0.5 && lab[0] > NECK_LIGHTNESS * part->skin[0]
         && idp_lab_like_skin (lab, part->skin, NECK_CHROMA, NECK_TURN);
}

/* Whether NECK goes on FAR pixels on both sides of place I, in one of four directions. */
static gboolean
is_between (const guint8 *neck, const Part *part, int i, int far)
{
  const int width = part->box.width, x = i % width, y = i / width;
  if (x < far || y < far || x + far >= width || y + far >= part->box.height)
    return FALSE;
  const int aslant = far * G_SQRT2 / 2;
  const int steps[4] = { far, far * width, aslant * width + aslant, aslant * width - aslant };
  for (int k = 0; k < 4; k++)
    if (neck[i - steps[k]] && neck[i + steps[k]])
      return TRUE;
  return FALSE;
}

/* Sets the pixels of LINE within MARGIN of place I. */
static void
thicken (guint8 *line, const Part *part, int i, int margin)
{
  const int width = part->box.width, x = i % width, y = i / width;
  for (int row = MAX (0, y - margin); row <= MIN (part->box.height - 1, y + margin); row++)
    for (int column = MAX (0, x - margin); column <= MIN (width - 1, x + margin); column++)
      line[row * width + column] = 1;
}

static Piece
find_necklace (const IdpPhoto *photo, const IdpRule *rule, const double skin[3])
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const double unit = axes.eye_distance_px, aside = NECK_HALF_WIDTH * unit;
  const IdpPoint chin = idp_photo_to_view (photo, photo->face.chin);
  Piece piece = { 0 };
  const IdpRect box = idp_point_known (chin)
                          ? idp_view_around (photo->view, chin, aside, -BELOW_CHIN * unit,
                                             (BELOW_CHIN + NECK_HEIGHT) * unit)
                          : (IdpRect){ 0 };
  if (idp_rect_is_empty (&box))
    return piece;

  g_auto (Part) part = part_read (photo, &box, skin, MAX (1, lround (CHAIN_RADIUS * unit)));
  g_autofree guint8 *neck = g_new0 (guint8, part.n), *line = g_new0 (guint8, part.n);
  g_autofree float *roughness = g_new (float, part.n);
  int n = 0;
  for (int i = 0; i < part.n; i++)
    if (is_neck (photo, &part, i))
      {
        neck[i] = 1;
        roughness[n++] = part.raised[i];
      }
  piece.seen = n > LEAST_NECK * unit * unit;
  if (!piece.seen)
    return piece;

  const double least = idp_rule_number (rule, "necklace-brighter")
                       + ROUGHNESS_WEIGHT * idp_quantile (roughness, n, ROUGHNESS_SHARE);
  for (int i = 0; i < part.n; i++)
    if (part.raised[i] > least && is_between (neck, &part, i, lround (BESIDE_CHAIN * unit)))
      thicken (line, &part, i, MAX (1, lround (LINK * unit)));

  double longest = idp_rule_number (rule, "necklace-length") * unit;
  for (int i = 0; i < part.n; i++)
    {
      IdpRect chain;
      if (!line[i])
        continue;
      idp_take_patch (line, box.width, box.height, i, &chain);
      if (hypot (chain.width, chain.height) < longest)
        continue;
      longest = hypot (chain.width, chain.height);
      piece.found = TRUE;
      piece.region = (IdpRect){ box.x + chain.x, box.y + chain.y, chain.width, chain.height };
    }
  return piece;
}

/* Counts pieces. */
static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  double skin[3];
  if (idp_face_axes (photo).eye_distance_px < idp_rule_number (rule, "eye-distance-min")
      || !idp_view_has_colour (photo->view) || !idp_face_median_lab (photo, skin)
      || !idp_skin_has_colour (skin))
    return (IdpMeasurement){ .measured = NAN };

  const Piece left = find_earring (photo, rule, skin, 0);
  const Piece right = find_earring (photo, rule, skin, 1);
  const Piece necklace = find_necklace (photo, rule, skin);
  const int n = left.found + right.found + necklace.found;
  const gboolean could_see = (left.seen || right.seen) && necklace.seen;
  const IdpRect region = necklace.found ? necklace.region : left.found ? left.region : right.region;
  return (IdpMeasurement){
    .measured = n > 0 || could_see ? n : NAN,
    .region = idp_photo_rect_from_view (photo, &region),
  };
}

const IdpCheck idp_check_jewellery = {
  .id = "jewellery",
  .unit = IDP_UNIT_COUNT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "eye-distance-min", 0, 10000 },
                                { "spot-brighter", 0, 100 },
                                { "earring-brighter", 0, 100 },
                                { "earring-percent", 0, 100 },
                                { "necklace-brighter", 0, 100 },
                                { "necklace-length", 0, 10 },
                                { NULL } },
  .run = run,
};
