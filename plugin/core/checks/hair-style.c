/* hair-style: headwear, hair that stands too high, the colour of hair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "face-parts.h"
#include "check.h"
#include "lab.h"
#include "regions.h"

/* The head above the brows, eye distances. */
static const IdpAroundArea scalp = { -1.2, 1.2, -2.6, -0.35 };

/* Surely hair, where its colour is taken. */
#define SURELY_HAIR 0.8f
/* Fewer places say nothing. */
#define LEAST_PLACES 60

typedef struct
{
  double right, down; /* eye distances */
  float lab[3];
} HeadPlace;

/* The places of AREA that surely show hair. */
static GArray *
head_places (const IdpPhoto *photo, const IdpAroundArea *area)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (HeadPlace));
  const IdpImage *view = photo->view;
  for (double down = area->top; down < area->bottom; down += IDP_AROUND_STEP)
    for (double right = area->left; right < area->right; right += IDP_AROUND_STEP)
      {
        float shares[IDP_REGION_N];
        const IdpPoint p = idp_around_point (photo, right, down);
        idp_region_map_at (photo->regions, p, shares);
        const IdpPoint v = idp_photo_to_view (photo, p);
        if (shares[IDP_REGION_HAIR] < SURELY_HAIR || !(v.x >= 0 && v.y >= 0)
            || v.x >= view->width_px || v.y >= view->height_px)
          continue;
        HeadPlace place = { right, down, { 0 } };
        idp_lab_from_row (idp_image_at (view, v.x, v.y), 1, place.lab);
        g_array_append_val (places, place);
      }
  return places;
}

static IdpRect
rect_around_places (const IdpPhoto *photo, const GArray *places)
{
  IdpRect bounds = { 0 };
  const double half_px = idp_face_eye_distance (&photo->face) * IDP_AROUND_STEP / 2;
  for (guint i = 0; i < places->len; i++)
    {
      const HeadPlace *place = &g_array_index (places, HeadPlace, i);
      const IdpPoint p = idp_around_point (photo, place->right, place->down);
      bounds = idp_rect_with (&bounds, p, half_px);
    }
  return bounds;
}

/* --- Headwear --- */

/* Where nothing but hair, forehead or something worn can be. */
static const IdpAroundArea top_of_head = { -0.6, 0.6, -1.5, -0.7 };

/* Hair and skin are grey, brown, red or yellow: little colour, or a hue between these and not too
 * much of it. */
#define GREY_CHROMA 14
#define MOST_CHROMA 48
#define HAIR_HUE_FROM_DEG 15
#define HAIR_HUE_TO_DEG 105
/* Nor are they white, but for a shine, unless the whole face is washed out. */
#define WHITE_LIGHTNESS 84
#define WHITE_CHROMA 8

static gboolean
no_colour_of_hair (const float lab[3], gboolean washed_out)
{
  const double chroma = hypot (lab[1], lab[2]), hue_deg = atan2 (lab[2], lab[1]) * 180 / G_PI;
  return chroma > MOST_CHROMA || (!washed_out && lab[0] > WHITE_LIGHTNESS && chroma < WHITE_CHROMA)
         || (chroma > GREY_CHROMA && (hue_deg < HAIR_HUE_FROM_DEG || hue_deg > HAIR_HUE_TO_DEG));
}

/* The share of the top of the head that has a colour which hair and skin have not, percent. */
static double
odd_colour (const IdpPhoto *photo)
{
  const IdpImage *view = photo->view;
  const IdpAroundArea *area = &top_of_head;
  double skin[3];
  const gboolean washed_out = !idp_face_median_lab (photo, skin) || skin[0] > WHITE_LIGHTNESS;
  int n = 0, odd = 0;
  for (double down = area->top; down < area->bottom; down += IDP_AROUND_STEP)
    for (double right = area->left; right < area->right; right += IDP_AROUND_STEP)
      {
        const IdpPoint p = idp_photo_to_view (photo, idp_around_point (photo, right, down));
        if (!(p.x >= 0 && p.y >= 0) || p.x >= view->width_px || p.y >= view->height_px)
          continue;
        float lab[3];
        idp_lab_from_row (idp_image_at (view, p.x, p.y), 1, lab);
        odd += no_colour_of_hair (lab, washed_out);
        n++;
      }
  return n >= LEAST_PLACES ? 100.0 * odd / n : 0;
}

/* The forehead, whose upper end is followed, eye distances. */
#define FOREHEAD_HALF 0.6
#define FOREHEAD_TOP -2.2
#define FOREHEAD_BOTTOM -0.25
#define EDGE_COLUMNS 19

/* How far the upper end of the forehead departs from a straight line, one deviation, and in *HEIGHT
 * how far above the eyes it runs; eye distances. */
static double
edge_bend (const IdpPhoto *photo, double *height)
{
  const double middle = (EDGE_COLUMNS - 1) / 2.0;
  double up[EDGE_COLUMNS], sum = 0, slope = 0, weight = 0;
  for (int i = 0; i < EDGE_COLUMNS; i++)
    {
      const double right = FOREHEAD_HALF * (i - middle) / middle;
      double down = FOREHEAD_BOTTOM;
      float shares[IDP_REGION_N];
      while (down > FOREHEAD_TOP
             && idp_region_map_at (photo->regions, idp_around_point (photo, right, down), shares)
             && shares[IDP_REGION_FACE] + shares[IDP_REGION_SKIN] > 0.5f)
        down -= IDP_AROUND_STEP / 2;
      up[i] = -down;
      sum += up[i];
      slope += up[i] * (i - middle);
      weight += (i - middle) * (i - middle);
    }
  *height = sum / EDGE_COLUMNS;
  slope /= weight;
  double squares = 0;
  for (int i = 0; i < EDGE_COLUMNS; i++)
    squares += pow (up[i] - *height - slope * (i - middle), 2);
  return sqrt (squares / EDGE_COLUMNS);
}

/* Counts the signs of something worn: a colour that hair has not, an edge straight across a low
 * forehead. */
static IdpMeasurement
run_headwear (const IdpPhoto *photo, const IdpRule *rule)
{
  double height;
  const double bend = edge_bend (photo, &height);
  const gboolean coloured = odd_colour (photo) >= idp_rule_number (rule, "odd-colour-percent");
  const gboolean straight = bend <= idp_rule_number (rule, "edge-bend")
                            && height <= idp_rule_number (rule, "edge-height");
  return (IdpMeasurement){
    .measured = coloured + straight,
    .region = idp_around_rect (photo, &scalp),
  };
}

/* --- Height --- */

/* How far up a knot is looked for, and how far aside, eye distances. */
static const IdpAroundArea above = { -0.9, 0.9, -4, 0 };

/* The highest hair above the eyes, percent of the chin's depth below them. */
static IdpMeasurement
run_high (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (GArray) places = head_places (photo, &above);
  const double chin = idp_around_chin (photo);
  double highest = 0;
  if (places->len < LEAST_PLACES || !(chin > 0))
    return (IdpMeasurement){ .measured = NAN };
  for (guint i = 0; i < places->len; i++)
    highest = MAX (highest, -g_array_index (places, HeadPlace, i).down);
  return (IdpMeasurement){
    .measured = 100 * highest / chin,
    .region = rect_around_places (photo, places),
  };
}

/* --- Colour --- */

static double
median_of (const GArray *places, gboolean top, int channel)
{
  g_autofree float *values = g_new (float, places->len + 1);
  int n = 0;
  for (guint i = 0; i < places->len; i++)
    {
      const HeadPlace *place = &g_array_index (places, HeadPlace, i);
      const gboolean is_top = place->down < -1.3 && fabs (place->right) < 0.6;
      const gboolean is_side = fabs (place->right) > 0.8;
      if (channel > 0 || (top ? is_top : is_side))
        values[n++] = channel > 0 ? hypot (place->lab[1], place->lab[2]) : place->lab[0];
    }
  return n < LEAST_PLACES / 4 ? NAN : idp_quantile (values, n, 0.5);
}

/* How much lighter the hair is on top than at the sides, where a lamp above does not reach. */
static IdpMeasurement
run_colour_off (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (GArray) places = head_places (photo, &scalp);
  return (IdpMeasurement){
    .measured = median_of (places, TRUE, 0) - median_of (places, FALSE, 0),
    .region = rect_around_places (photo, places),
  };
}

/* The median chroma of the hair: black and grey hair has little, natural brown some. */
static IdpMeasurement
run_dyed (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (GArray) places = head_places (photo, &scalp);
  return (IdpMeasurement){
    .measured = places->len < LEAST_PLACES ? NAN : median_of (places, TRUE, 1),
    .region = rect_around_places (photo, places),
  };
}

const IdpCheck idp_check_headwear = {
  .id = "headwear",
  .unit = IDP_UNIT_COUNT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "odd-colour-percent", 0, 100 },
                                { "edge-bend", 0, 1 },
                                { "edge-height", 0, 3 },
                                { NULL } },
  .run = run_headwear,
};
const IdpCheck idp_check_hair_style_high = {
  .id = "hair-style-high",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_high,
};
const IdpCheck idp_check_hair_colour_off = {
  .id = "hair-colour-off",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE,
  .run = run_colour_off,
};
const IdpCheck idp_check_hair_dyed = {
  .id = "hair-dyed",
  .unit = IDP_UNIT_NONE,
  .needs = IDP_NEEDS_FACE,
  .run = run_dyed,
};
