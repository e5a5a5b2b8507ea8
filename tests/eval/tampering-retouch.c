/* tampering-retouch: skin smoothed, people cut out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tampering.h"

#include <stdlib.h>

/* Of the bilateral filter: how far it reaches, eye distances, and its taps in each direction. */
#define REACH 0.035
#define TAPS 5

/* The mean around X, Y of pixels that look alike. */
static void
smooth (const IdpImage *image, int x, int y, int step, double sd, double rgb[3])
{
  const guint8 *here = idp_image_at (image, x, y);
  double sum[3] = { 0 }, weight = 0;
  for (int j = -TAPS; j <= TAPS; j++)
    for (int i = -TAPS; i <= TAPS; i++)
      {
        const guint8 *there = idp_image_at (image, CLAMP (x + i * step, 0, image->width_px - 1),
                                            CLAMP (y + j * step, 0, image->height_px - 1));
        const double off
            = abs (here[0] - there[0]) + abs (here[1] - there[1]) + abs (here[2] - there[2]);
        const double w = exp (-off * off / (18 * sd * sd) - 2.0 * (i * i + j * j) / (TAPS * TAPS));
        weight += w;
        for (int c = 0; c < 3; c++)
          sum[c] += w * there[c];
      }
  for (int c = 0; c < 3; c++)
    rgb[c] = sum[c] / weight;
}

IdpImage *
tamper_smooth_skin (const TamperingScene *scene, double strength)
{
  IdpImage *image = tampering_copy (scene->image);
  const IdpPhoto *photo = scene->photo;
  if (photo->regions == NULL)
    return image;
  const int step = MAX (1, (int) lround (REACH * idp_face_eye_distance (&photo->face) / TAPS));
  g_autofree float *skin = g_new (float, image->width_px);
  for (int y = 0; y < image->height_px; y++)
    {
      idp_region_map_row (photo->regions, IDP_REGION_FACE, 1, y, image->width_px, skin);
      for (int x = 0; x < image->width_px; x++)
        if (skin[x] > 0.5f)
          {
            double rgb[3];
            smooth (scene->image, x, y, step, strength, rgb);
            for (int c = 0; c < 3; c++)
              idp_image_at (image, x, y)[c] = (guint8) lround (rgb[c]);
          }
    }
  return image;
}

/* --- Cut out --- */

static const double blue[3] = { 67, 142, 219 };

static double
is_person (const IdpSilhouette *mask, int x, int y)
{
  x = CLAMP (x, 0, mask->width_px - 1);
  y = CLAMP (y, 0, mask->height_px - 1);
  return !mask->background[(gsize) y * mask->width_px + x];
}

/* How much of the pixel X, Y of a picture FACTOR times as large as the mask is person, 0..1; the
 * outline runs smoothly between the places of the mask. */
static double
person_share (const IdpSilhouette *mask, double factor, double x, double y)
{
  const double mx = x / factor - 0.5, my = y / factor - 0.5;
  const int x0 = (int) floor (mx), y0 = (int) floor (my);
  const double right = mx - x0, down = my - y0;
  const double top = is_person (mask, x0, y0) * (1 - right) + is_person (mask, x0 + 1, y0) * right;
  const double bottom
      = is_person (mask, x0, y0 + 1) * (1 - right) + is_person (mask, x0 + 1, y0 + 1) * right;
  return top * (1 - down) + bottom * down;
}

static IdpImage *
cut_out (const TamperingScene *scene, double soft_px, double noise_sd)
{
  IdpImage *image = tampering_copy (scene->image);
  const IdpSilhouette *mask = scene->photo->silhouette;
  if (mask == NULL)
    return image;
  const double factor = (double) image->width_px / mask->width_px;
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        /* The share rises from 0 to 1 within FACTOR px across the outline. */
        const double share = person_share (mask, factor, x + 0.5, y + 0.5);
        const double inside_px = (share - 0.5) * factor;
        const double alpha = soft_px > 0 ? CLAMP (0.5 + inside_px / soft_px, 0, 1) : inside_px >= 0;
        double noise = 0;
        for (int i = 0; i < 12 && noise_sd > 0; i++)
          noise += (g_rand_double (scene->rand) - 0.5) * noise_sd;
        guint8 *rgb = idp_image_at (image, x, y);
        for (int c = 0; c < 3; c++)
          rgb[c]
              = (guint8) CLAMP (lround (alpha * rgb[c] + (1 - alpha) * (blue[c] + noise)), 0, 255);
      }
  return image;
}

IdpImage *
tamper_cut_out_hard (const TamperingScene *scene, double strength)
{
  return cut_out (scene, 0, 0);
}

IdpImage *
tamper_cut_out_soft (const TamperingScene *scene, double strength)
{
  return cut_out (scene, strength, 0);
}

IdpImage *
tamper_cut_out_noisy (const TamperingScene *scene, double strength)
{
  return cut_out (scene, strength, 2.5);
}
