/* scene: the parts of a scene that defects are painted on, and other walls behind the person.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene.h"

#include <stdlib.h>
#include <string.h>

#include "gaussian.h"
#include "lab.h"
#include "srgb.h"

/* Of the edge between person and wall, px. */
#define EDGE_SIGMA 1.2
/* Pixels with this much of a mask show nothing else. */
#define SURELY 0.99f
/* Less wall than this share of the picture bears no defect. */
#define LEAST_WALL 0.05
/* Noise of a camera in good light on the finished picture, levels. */
#define NOISE_SD 1.5
/* The darkest and lightest wall that leaves room for a change, code values. */
#define DARKEST_WALL 60
#define LIGHTEST_WALL 250

PaintMask *
scene_wall (const LadderScene *scene)
{
  PaintMask *mask = paint_mask_new (scene->image);
  for (int i = 0; i < mask->width_px * mask->height_px; i++)
    mask->share[i] = scene->photo->view_background[i];
  paint_mask_blur (mask, EDGE_SIGMA);
  return mask;
}

PaintMask *
scene_top (const LadderScene *scene)
{
  const IdpPhoto *photo = scene->photo;
  PaintMask *mask = paint_mask_new (scene->image);
  for (int i = 0; i < mask->width_px * mask->height_px; i++)
    {
      const IdpPoint at = { i % mask->width_px + 0.5, i / mask->width_px + 0.5 };
      float shares[IDP_REGION_N];
      if (at.y < photo->face.chin.y || photo->view_background[i])
        continue;
      const gboolean known = idp_region_map_at (photo->regions, at, shares);
      mask->share[i] = !known || shares[IDP_REGION_CLOTHES] > 0.5f;
    }
  paint_mask_blur (mask, EDGE_SIGMA);
  return mask;
}

static int
compare_bytes (const void *a, const void *b)
{
  return *(const guint8 *) a - *(const guint8 *) b;
}

void
scene_colour (const LadderScene *scene, const PaintMask *mask, double rgb[3])
{
  const int n_pixels = mask->width_px * mask->height_px;
  g_autofree guint8 *values = g_new0 (guint8, n_pixels);
  for (int channel = 0; channel < 3; channel++)
    {
      int n = 0;
      for (int i = 0; i < n_pixels; i++)
        if (mask->share[i] > SURELY)
          values[n++] = scene->image->rgb[3 * i + channel];
      qsort (values, n, 1, compare_bytes);
      rgb[channel] = values[n / 2];
    }
}

gboolean
scene_shows_wall (const LadderScene *scene)
{
  const int n_pixels = scene->image->width_px * scene->image->height_px;
  int n = 0;
  for (int i = 0; i < n_pixels; i++)
    n += scene->photo->view_background[i];
  return scene->photo->silhouette->trusted && n >= LEAST_WALL * n_pixels;
}

gboolean
scene_has_plain_wall (const LadderScene *scene)
{
  const Label *label = scene->label;
  const char *note = label != NULL ? label->words[LABEL_NOTE] : NULL;
  return scene_shows_wall (scene) && (label == NULL || label->background == LABEL_PLAIN)
         && (note == NULL || strstr (note, "mask") == NULL);
}

void
scene_paint_wall (const LadderScene *scene, const double rgb[3])
{
  const int width = scene->image->width_px, height = scene->image->height_px;
  const double fall = SCENE_FALL * g_rand_double (scene->rand);
  g_autoptr (PaintMask) wall = scene_wall (scene);
  g_autoptr (PaintMask) corners = paint_mask_new (scene->image);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const double right = 2.0 * x / width - 1, down = 2.0 * y / height - 1;
        *paint_mask_at (corners, x, y) = (right * right + down * down) / 2;
      }
  g_autoptr (IdpImage) picture = idp_image_new (width, height, NULL);
  paint_colour (picture, NULL, rgb);
  paint_levels (picture, corners, (const double[]){ -fall, -fall, -fall });
  paint_noise (picture, NULL, NOISE_SD, scene->rand);
  paint_image (scene->image, wall, picture);
}

void
scene_even_wall (const LadderScene *scene)
{
  double rgb[3];
  g_autoptr (PaintMask) wall = scene_wall (scene);
  scene_colour (scene, wall, rgb);
  const double lightest = MAX (rgb[0], MAX (rgb[1], rgb[2]));
  const double gain = CLAMP (lightest, DARKEST_WALL, LIGHTEST_WALL) / MAX (1, lightest);
  for (int channel = 0; channel < 3; channel++)
    rgb[channel] *= gain;
  scene_paint_wall (scene, rgb);
}

/* What changes over more than this is light, px. Near the edges of the wall a part of it stays,
 * hence the rounds. */
#define LIGHT_SIGMA 60
#define LEVEL_ROUNDS 4

/* How far each pixel of CHANNEL is above what is around it on WALL, only slow changes. Caller
 * frees.
 */
static float *
slow_changes (const LadderScene *scene, const PaintMask *wall, int channel, double middle)
{
  const int n = wall->width_px * wall->height_px;
  float *light = g_new (float, 2 * (gsize) n);
  for (int i = 0; i < n; i++)
    {
      const float share = wall->share[i] > SURELY;
      light[2 * i] = share * (scene->image->rgb[3 * i + channel] - middle);
      light[2 * i + 1] = share;
    }
  gaussian_blur (light, wall->width_px, wall->height_px, 2, LIGHT_SIGMA);
  for (int i = 0; i < n; i++)
    light[i] = light[2 * i + 1] > 0 ? light[2 * i] / light[2 * i + 1] : 0;
  return light;
}

void
scene_level_wall (const LadderScene *scene)
{
  g_autoptr (PaintMask) wall = scene_wall (scene);
  const int n = wall->width_px * wall->height_px;
  double rgb[3];
  scene_colour (scene, wall, rgb);
  for (int channel = 0; channel < 3; channel++)
    for (int round = 0; round < LEVEL_ROUNDS; round++)
      {
        g_autofree float *light = slow_changes (scene, wall, channel, rgb[channel]);
        for (int i = 0; i < n; i++)
          {
            guint8 *value = &scene->image->rgb[3 * i + channel];
            *value = CLAMP (lround (*value - wall->share[i] * light[i]), 0, 255);
          }
      }
}

/* White of CIE Lab under D65, and the sRGB primaries in it (IEC 61966-2-1). */
static const double white[3] = { 0.95047, 1, 1.08883 };
static const double from_xyz[3][3]
    = { { 3.2406, -1.5372, -0.4986 }, { -0.9689, 1.8758, 0.0415 }, { 0.0557, -0.2040, 1.0570 } };

static double
uncurve (double f)
{
  return f > 6 / 29.0 ? f * f * f : 3 * (6 / 29.0) * (6 / 29.0) * (f - 4 / 29.0);
}

/* What lies outside sRGB is cut off. */
static void
rgb_from_lab (const double lab[3], double rgb[3])
{
  const double f = (lab[0] + 16) / 116;
  const double xyz[3] = { white[0] * uncurve (f + lab[1] / 500), white[1] * uncurve (f),
                          white[2] * uncurve (f - lab[2] / 200) };
  for (int c = 0; c < 3; c++)
    {
      const double linear
          = from_xyz[c][0] * xyz[0] + from_xyz[c][1] * xyz[1] + from_xyz[c][2] * xyz[2];
      rgb[c] = 255 * srgb_to_code (CLAMP (linear, 0, 1));
    }
}

void
scene_recolour (const LadderScene *scene, const PaintMask *mask, const double lab[3])
{
  double rgb[3], median[3];
  scene_colour (scene, mask, rgb);
  idp_lab_from_rgb ((const guint8[3]){ rgb[0], rgb[1], rgb[2] }, median);
  for (int i = 0; i < mask->width_px * mask->height_px; i++)
    {
      guint8 *pixel = scene->image->rgb + 3 * i;
      double at[3];
      if (mask->share[i] <= 0)
        continue;
      idp_lab_from_rgb (pixel, at);
      for (int c = 0; c < 3; c++)
        at[c] += lab[c] - median[c];
      rgb_from_lab (at, rgb);
      for (int c = 0; c < 3; c++)
        pixel[c] = lround (pixel[c] + mask->share[i] * (rgb[c] - pixel[c]));
    }
}
