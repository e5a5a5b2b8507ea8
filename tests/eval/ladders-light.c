/* ladders-light: faces lit from one side, too much and too little light, shine, and casts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/regions.h"
#include "scene.h"

static gboolean
is_lit_evenly (const LadderScene *scene)
{
  return scene->label == NULL || label_is (scene->label, LABEL_FACE_LIGHT, "even");
}

/* --- One side --- */

/* From one eye to the other and beyond, the light changes; eye distances from the middle. */
#define TURN_OF_LIGHT 0.7

/* Which side of the face is darker already: 1 right, -1 left. */
static int
darker_side (const LadderScene *scene, const IdpFaceAxes *axes)
{
  g_autoptr (IdpMask) skin = idp_face_skin (scene->photo);
  double light[2] = { 0 }, n[2] = { 0 };
  for (int i = 0; i < skin->width_px * skin->height_px; i++)
    {
      const IdpPoint at = { i % skin->width_px + 0.5, i / skin->width_px + 0.5 };
      const int right = idp_face_axes_place (axes, at).x > 0;
      light[right] += skin->inside[i] ? idp_linear_light (scene->image->rgb + 3 * i) : 0;
      n[right] += skin->inside[i];
    }
  return light[1] / n[1] < light[0] / n[0] ? 1 : -1;
}

/* The person, not the wall, has STEP times as much light on one side as on the other. What is
 * darker becomes darker still: a painted light must not cancel the one that was there. */
static void
side_light (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpFaceAxes axes = idp_face_axes (scene->photo);
  const int side = darker_side (scene, &axes);
  g_autoptr (PaintMask) wall = scene_wall (scene);
  g_autoptr (PaintMask) shade = paint_mask_new (scene->image);
  for (int y = 0; y < shade->height_px; y++)
    for (int x = 0; x < shade->width_px; x++)
      {
        const double right = idp_face_axes_place (&axes, (IdpPoint){ x + 0.5, y + 0.5 }).x;
        const double t = CLAMP ((side * right / TURN_OF_LIGHT + 1) / 2, 0, 1);
        *paint_mask_at (shade, x, y) = t * t * (3 - 2 * t) * (1 - *paint_mask_at (wall, x, y));
      }
  paint_light (scene->image, shade, (const double[3]){ 1 / step, 1 / step, 1 / step });
  const IdpRect *box = &scene->photo->face.box;
  const int middle = axes.eyes.x;
  *region = side > 0 ? (IdpRect){ middle, box->y, box->x + box->width - middle, box->height }
                     : (IdpRect){ box->x, box->y, middle - box->x, box->height };
}

/* --- Shine --- */

/* Middles of what shines: forehead, cheeks, tip of the nose; eye distances from the eyes. */
static const IdpPoint shiny[] = { { 0, -0.75 }, { -0.55, 0.45 }, { 0.55, 0.45 }, { 0, 0.55 } };

/* A soft disc is half as bright at this share of its radius. */
#define HALF_RADIUS 0.39

/* A spot of light on the skin that covers STEP percent of the face. */
static void
spot (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpFaceAxes axes = idp_face_axes (scene->photo);
  const IdpPoint place = shiny[g_rand_int_range (scene->rand, 0, G_N_ELEMENTS (shiny))];
  const IdpPoint centre = idp_face_axes_point (&axes, place.x, place.y);
  g_autoptr (IdpMask) skin = idp_face_skin (scene->photo);
  const double radius_px = sqrt (step / 100 * skin->count / G_PI) / HALF_RADIUS;
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  paint_mask_add_soft_disc (mask, centre, radius_px);
  *region = paint_mask_bounds (mask, 0.5);
  paint_colour (scene->image, mask, (const double[3]){ 255, 252, 248 });
}

/* --- Too much and too little --- */

/* STEP stops more or less light. */
static void
expose (const LadderScene *scene, double step, IdpRect *region)
{
  const double gain = exp2 (step);
  paint_light (scene->image, NULL, (const double[3]){ gain, gain, gain });
  *region = scene->photo->face.box;
}

static void
under_expose (const LadderScene *scene, double step, IdpRect *region)
{
  expose (scene, -step, region);
}

/* Middle tones darker by an exponent of STEP, white stays white: a face against the light. */
static void
gamma_darken (const LadderScene *scene, double step, IdpRect *region)
{
  IdpImage *image = scene->image;
  for (gsize i = 0; i < (gsize) image->width_px * image->height_px * 3; i++)
    image->rgb[i] = lround (255 * pow (image->rgb[i] / 255.0, step));
  *region = scene->photo->face.box;
}

/* --- Colour --- */

/* A black-and-white picture has no cast, and a face by coloured light has one already. */
static gboolean
has_true_colour (const LadderScene *scene)
{
  if (!is_lit_evenly (scene))
    return FALSE;
  int n = 0;
  const int n_pixels = scene->image->width_px * scene->image->height_px;
  for (int i = 0; i < n_pixels; i++)
    {
      const guint8 *rgb = scene->image->rgb + 3 * i;
      n += abs (rgb[0] - rgb[2]) > 8;
    }
  return 20 * n > n_pixels;
}

static void
cast (const LadderScene *scene, double red, double green, double blue, IdpRect *region)
{
  paint_levels (scene->image, NULL, (const double[3]){ red, green, blue });
}

static void
cast_red (const LadderScene *scene, double step, IdpRect *region)
{
  cast (scene, step, 0, 0, region);
}

static void
cast_green (const LadderScene *scene, double step, IdpRect *region)
{
  cast (scene, 0, step, 0, region);
}

static void
cast_blue (const LadderScene *scene, double step, IdpRect *region)
{
  cast (scene, 0, 0, step, region);
}

static void
cast_cyan (const LadderScene *scene, double step, IdpRect *region)
{
  cast (scene, -step, 0, 0, region);
}

static void
cast_magenta (const LadderScene *scene, double step, IdpRect *region)
{
  cast (scene, 0, -step, 0, region);
}

static void
cast_yellow (const LadderScene *scene, double step, IdpRect *region)
{
  cast (scene, 0, 0, -step, region);
}

/* --- A lamp above --- */

static gboolean
shows_hair_on_top (const LadderScene *scene)
{
  const IdpFaceAxes axes = idp_face_axes (scene->photo);
  float shares[IDP_REGION_N];
  return is_lit_evenly (scene)
         && idp_region_map_at (scene->photo->regions, idp_face_axes_point (&axes, 0, -1.5), shares)
         && shares[IDP_REGION_HAIR] > 0.9f;
}

/* The hair within this of the top of the head is bleached, eye distances from the eyes. */
#define BLEACHED_FROM -1.1
#define BLEACHED_WHOLLY -1.6

/* STEP percent of the way to white, less and less down the sides. */
static void
bleach (const LadderScene *scene, double step, IdpRect *region)
{
  const IdpFaceAxes axes = idp_face_axes (scene->photo);
  g_autoptr (PaintMask) mask = paint_mask_new (scene->image);
  for (int y = 0; y < mask->height_px; y++)
    for (int x = 0; x < mask->width_px; x++)
      {
        const IdpPoint at = { x + 0.5, y + 0.5 };
        const double down = idp_face_axes_place (&axes, at).y;
        float shares[IDP_REGION_N];
        if (down < BLEACHED_FROM && idp_region_map_at (scene->photo->regions, at, shares))
          *paint_mask_at (mask, x, y)
              = shares[IDP_REGION_HAIR]
                * fmin (1, (down - BLEACHED_FROM) / (BLEACHED_WHOLLY - BLEACHED_FROM));
      }
  *region = paint_mask_bounds (mask, 0.5);
  paint_mask_scale (mask, step / 100);
  paint_colour (scene->image, mask, (const double[3]){ 255, 250, 240 });
}

#define CAST(what, function)                                                                       \
  {                                                                                                \
    "colour-cast", what, "levels", { 10, 15, 20, 30, 40 }, 2, has_true_colour, function, NULL      \
  }

const Ladder ladders_light[] = {
  { "face-light-uneven",
    "side light",
    ": 1",
    { 1.1, 1.25, 1.5, 2, 3 },
    2,
    is_lit_evenly,
    side_light,
    NULL },
  { "face-highlight", "spot", "%", { 0.5, 1, 2, 4, 8 }, 2, is_lit_evenly, spot, NULL },
  { "overexposed", "more light", "EV", { 0.5, 1, 1.5, 2, 2.5 }, 2, is_lit_evenly, expose, NULL },
  { "underexposed",
    "less light",
    "EV",
    { 0.5, 1, 1.5, 2, 3 },
    3,
    is_lit_evenly,
    under_expose,
    NULL },
  { "underexposed", "gamma", "", { 1.25, 1.6, 2, 2.5, 3 }, 3, is_lit_evenly, gamma_darken, NULL },
  CAST ("more red", cast_red),
  CAST ("more green", cast_green),
  CAST ("more blue", cast_blue),
  CAST ("less red", cast_cyan),
  CAST ("less green", cast_magenta),
  CAST ("less blue", cast_yellow),
  { "hair-colour-off",
    "bleached",
    "%",
    { 10, 20, 30, 45, 60 },
    3,
    shows_hair_on_top,
    bleach,
    NULL },
  { NULL },
};
