/* clothes: the top: its colour, alone and against the background, its pattern, and how much it
 * covers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"
#include "check.h"
#include "lab.h"
#include "regions.h"

/* Less of the top than this share of the view says nothing about it. */
#define LEAST_SHARE 0.015

/* The top; NULL where too little of it can be seen. */
static IdpMask *
visible_top (const IdpPhoto *photo)
{
  g_autoptr (IdpMask) top = idp_top (photo);
  return top->count >= LEAST_SHARE * top->width_px * top->height_px ? g_steal_pointer (&top) : NULL;
}

/* A part of CIELAB: lightness from, chroma from and to, hue from and to. */
typedef struct
{
  double lightness_min;
  double chroma_min, chroma_max;
  double hue_from_deg, hue_to_deg;
} ColourRange;

static gboolean
in_range (const ColourRange *range, double l, double a, double b)
{
  const double chroma = hypot (a, b);
  if (l < range->lightness_min || chroma < range->chroma_min || chroma > range->chroma_max)
    return FALSE;
  const double hue_deg = fmod (atan2 (b, a) * 180 / G_PI + 360, 360);
  return hue_deg >= range->hue_from_deg && hue_deg <= range->hue_to_deg;
}

/* The percentage of the top whose colour lies in RANGE. */
static IdpMeasurement
measure_share (const IdpPhoto *photo, const ColourRange *range)
{
  g_autoptr (IdpMask) top = visible_top (photo);
  if (top == NULL)
    return (IdpMeasurement){ .measured = NAN };

  int n = 0;
  for (int i = 0; i < top->width_px * top->height_px; i++)
    {
      const float *lab = photo->view_lab + 3 * i;
      n += top->inside[i] && in_range (range, lab[0], lab[1], lab[2]);
    }
  const IdpRect bounds = idp_mask_bounds (top);
  return (IdpMeasurement){
    .measured = 100.0 * n / top->count,
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = !photo->silhouette->trusted,
  };
}

static IdpMeasurement
run_blue (const IdpPhoto *photo, const IdpRule *rule)
{
  const ColourRange blue = {
    .chroma_min = idp_rule_number (rule, "chroma-min"),
    .chroma_max = INFINITY,
    .hue_from_deg = idp_rule_number (rule, "hue-from"),
    .hue_to_deg = idp_rule_number (rule, "hue-to"),
  };
  return measure_share (photo, &blue);
}

/* A white top is only forbidden in front of a white wall. */
static IdpMeasurement
run_white (const IdpPhoto *photo, const IdpRule *rule)
{
  const ColourRange white = {
    .lightness_min = idp_rule_number (rule, "lightness-min"),
    .chroma_max = idp_rule_number (rule, "chroma-max"),
    .hue_to_deg = 360,
  };
  const double *wall = photo->silhouette->plane.at_centre;
  if (!in_range (&white, wall[0], wall[1], wall[2]))
    return (IdpMeasurement){ .measured = 0 };
  return measure_share (photo, &white);
}

/* A median needs no more than one pixel in so many. */
#define MEDIAN_STEP 4

/* Colour difference between the median of the top and the wall. */
static IdpMeasurement
run_blend (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpMask) top = visible_top (photo);
  if (top == NULL)
    return (IdpMeasurement){ .measured = NAN };

  g_autofree float *values = g_new (float, 3 * top->count);
  int n = 0;
  for (int i = 0; i < top->width_px * top->height_px; i += MEDIAN_STEP)
    if (top->inside[i])
      {
        for (int channel = 0; channel < 3; channel++)
          values[channel * top->count + n] = photo->view_lab[3 * i + channel];
        n++;
      }
  double median[3];
  for (int channel = 0; channel < 3; channel++)
    median[channel] = idp_quantile (values + channel * top->count, n, 0.5);

  const IdpRect bounds = idp_mask_bounds (top);
  return (IdpMeasurement){
    .measured = idp_delta_e_2000 (median, photo->silhouette->plane.at_centre),
    .region = idp_photo_rect_from_view (photo, &bounds),
    .unsure = !photo->silhouette->trusted,
  };
}

/* --- Pattern --- */

/* Side of the squares in which a pattern is looked for, px; a stripe is narrower, a fold is not. */
#define PATTERN_SQUARE 20
/* Of all squares, this share is calmer than what is reported: seams and collars are no pattern. */
#define PATTERN_SHARE 0.6
/* With fewer squares there is too little of the top. */
#define LEAST_SQUARES 6

/* Standard deviation of L* around a plane over the square at (X0, Y0); NAN where it is not all
 * top. */
static double
square_pattern (const IdpPhoto *photo, const IdpMask *top, int x0, int y0)
{
  enum
  {
    N = PATTERN_SQUARE
  };
  const double middle = (N - 1) / 2.0, weight = N * N * (N * N - 1) / 12.0;
  double sum = 0, squares = 0, along = 0, down = 0;
  for (int y = 0; y < N; y++)
    for (int x = 0; x < N; x++)
      {
        if (!top->inside[(gsize) (y0 + y) * top->width_px + x0 + x])
          return NAN;
        const double l = idp_photo_lab_at (photo, x0 + x, y0 + y)[0];
        sum += l;
        squares += l * l;
        along += (x - middle) * l;
        down += (y - middle) * l;
      }
  const double plane = (along * along + down * down) / weight;
  return sqrt (fmax (0, squares - sum * sum / (N * N) - plane) / (N * N));
}

static IdpMeasurement
run_pattern (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpMask) top = visible_top (photo);
  if (top == NULL)
    return (IdpMeasurement){ .measured = NAN };

  const int columns = top->width_px / PATTERN_SQUARE, rows = top->height_px / PATTERN_SQUARE;
  g_autofree float *spreads = g_new (float, columns *rows);
  IdpRect bounds = { 0 };
  int n = 0;
  for (int i = 0; i < columns * rows; i++)
    {
      const IdpRect square = { i % columns * PATTERN_SQUARE, i / columns * PATTERN_SQUARE,
                               PATTERN_SQUARE, PATTERN_SQUARE };
      const double spread = square_pattern (photo, top, square.x, square.y);
      if (isnan (spread))
        continue;
      spreads[n++] = spread;
      if (spread > rule->limit.max)
        bounds = idp_rect_union (&bounds, &square);
    }
  if (n < LEAST_SQUARES)
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){
    .measured = idp_quantile (spreads, n, PATTERN_SHARE),
    .region = idp_photo_rect_from_view (photo, &bounds),
  };
}

/* --- Bare shoulders --- */

/* Beside the neck and below the chin, where a top with sleeves shows no skin, eye distances. */
#define SHOULDER_DOWN 0.6
#define SHOULDER_REACH 0.8
#define SHOULDER_FROM 0.95
#define SHOULDER_TO 1.9
/* Fewer places of skin or clothes than this say nothing. */
#define LEAST_PLACES 40

/* Skin where the top should be, percent, on the barer side. */
static IdpMeasurement
run_improper (const IdpPhoto *photo, const IdpRule *rule)
{
  const double from = idp_around_chin (photo) + SHOULDER_DOWN, to = from + SHOULDER_REACH;
  IdpMeasurement m = { .measured = NAN };
  for (int side = -1; side <= 1; side += 2)
    {
      const IdpAroundArea area = side < 0
                                     ? (IdpAroundArea){ -SHOULDER_TO, -SHOULDER_FROM, from, to }
                                     : (IdpAroundArea){ SHOULDER_FROM, SHOULDER_TO, from, to };
      const IdpAroundCount count = idp_around_count (photo, &area);
      const int skin = count.n[IDP_REGION_SKIN], clothes = count.n[IDP_REGION_CLOTHES];
      const double bare = 100.0 * skin / (skin + clothes);
      if (skin + clothes >= LEAST_PLACES && !(bare <= m.measured))
        m = (IdpMeasurement){
          .measured = bare,
          .region = idp_around_bounds (photo, &area, IDP_REGION_SKIN),
        };
    }
  return m;
}

/* --- The outline --- */

/* The wall is taken so many px above the outline of the shoulders, the top as many below. */
#define OFF_OUTLINE 6
/* Every so many columns. */
#define OUTLINE_STEP 4
/* The blurred outline counts where it is faintest, but for single places. */
#define OUTLINE_SHARE 0.2

static void
mean_lab (const IdpPhoto *photo, int x, int y, double lab[3])
{
  const IdpRect square = idp_view_square (photo->view, (IdpPoint){ x, y }, 5);
  double sum[3] = { 0 };
  for (int i = 0; i < square.width * square.height; i++)
    {
      const float *one
          = idp_photo_lab_at (photo, square.x + i % square.width, square.y + i / square.width);
      for (int channel = 0; channel < 3; channel++)
        sum[channel] += one[channel];
    }
  for (int channel = 0; channel < 3; channel++)
    lab[channel] = sum[channel] / MAX (1, square.width * square.height);
}

/* Colour difference across the outline of the shoulders, where it is faintest. */
static IdpMeasurement
run_black_edge (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpMask) top = visible_top (photo);
  if (top == NULL || !photo->silhouette->trusted)
    return (IdpMeasurement){ .measured = NAN };

  const int width = top->width_px, start = MAX (OFF_OUTLINE, idp_face_chin_row (photo));
  g_autofree float *steps = g_new (float, width);
  IdpRect bounds = { 0 };
  int n = 0;
  for (int x = 0; x < width; x += OUTLINE_STEP)
    {
      int y = start;
      if (!photo->view_background[(gsize) y * width + x])
        continue;
      while (y < top->height_px - OFF_OUTLINE && photo->view_background[(gsize) y * width + x])
        y++;
      if (y >= top->height_px - OFF_OUTLINE || !top->inside[(gsize) (y + OFF_OUTLINE) * width + x])
        continue;
      double wall[3], clothes[3];
      mean_lab (photo, x, y - OFF_OUTLINE, wall);
      mean_lab (photo, x, y + OFF_OUTLINE, clothes);
      steps[n++] = idp_delta_e_2000 (wall, clothes);
      bounds = idp_rect_with (&bounds, (IdpPoint){ x, y }, OFF_OUTLINE);
    }
  if (n < LEAST_SQUARES)
    return (IdpMeasurement){ .measured = NAN };
  return (IdpMeasurement){
    .measured = idp_quantile (steps, n, OUTLINE_SHARE),
    .region = idp_photo_rect_from_view (photo, &bounds),
  };
}

const IdpCheck idp_check_clothes_blue = {
  .id = "clothes-blue",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .params = (const IdpParam[]){ { "hue-from", 0, 360 },
                                { "hue-to", 0, 360 },
                                { "chroma-min", 0, 200 },
                                { NULL } },
  .run = run_blue,
};
const IdpCheck idp_check_clothes_white = {
  .id = "clothes-white-on-white",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "lightness-min", 0, 100 }, { "chroma-max", 0, 200 }, { NULL } },
  .run = run_white,
};
const IdpCheck idp_check_clothes_blend = {
  .id = "clothes-blend-bg",
  .unit = IDP_UNIT_DE00,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .run = run_blend,
};
const IdpCheck idp_check_clothes_pattern = {
  .id = "clothes-pattern",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE,
  .run = run_pattern,
};
const IdpCheck idp_check_clothes_improper = {
  .id = "clothes-improper",
  .unit = IDP_UNIT_PERCENT,
  .needs = IDP_NEEDS_FACE,
  .run = run_improper,
};
const IdpCheck idp_check_black_edge = {
  .id = "black-edge",
  .unit = IDP_UNIT_DE00,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .run = run_black_edge,
};
