/* tampering-cloth: patterns of this world, which no rule may take for a screen.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tampering.h"

/* What the pattern takes from the light, levels. */
#define DEPTH 40

/* How far folds shift it, and their width, in eye distances. */
#define FOLD_SHIFT 0.05
#define FOLD_WIDTH 0.5

/* Adds LEVELS at X, Y. */
static void
shade (IdpImage *image, int x, int y, double levels)
{
  guint8 *rgb = idp_image_at (image, x, y);
  for (int c = 0; c < 3; c++)
    rgb[c] = (guint8) CLAMP (lround (rgb[c] + levels), 0, 255);
}

static double
fold (double unit, double x, double y)
{
  const double width = FOLD_WIDTH * unit;
  return FOLD_SHIFT * unit
         * (sin (x / width + 0.7 * y / width) + sin (1.7 * y / width - x / width));
}

static IdpImage *
weave (const TamperingScene *scene, double period, gboolean both_ways)
{
  IdpImage *image = tampering_copy (scene->image);
  const IdpPhoto *photo = scene->photo;
  if (photo->regions == NULL)
    return image;
  const double unit = idp_face_eye_distance (&photo->face), f = 2 * G_PI / period;
  g_autofree float *cloth = g_new (float, image->width_px);
  for (int y = (int) photo->face.chin.y; y >= 0 && y < image->height_px; y++)
    {
      idp_region_map_row (photo->regions, IDP_REGION_CLOTHES, 1, y, image->width_px, cloth);
      for (int x = 0; x < image->width_px; x++)
        {
          const double across = x + fold (unit, x, y), down = y + fold (unit, y, x);
          double wave = cos (f * across);
          if (both_ways)
            wave = (wave + cos (f * down)) / 2;
          /* Below the map the person goes on as clothes. */
          const double share = isnan (cloth[x]) ? 1 : cloth[x];
          shade (image, x, y, share * DEPTH / 2 * wave);
        }
    }
  return image;
}

IdpImage *
tamper_stripes (const TamperingScene *scene, double strength)
{
  return weave (scene, strength, FALSE);
}

IdpImage *
tamper_knit (const TamperingScene *scene, double strength)
{
  return weave (scene, strength, TRUE);
}

IdpImage *
tamper_blind (const TamperingScene *scene, double strength)
{
  IdpImage *image = tampering_copy (scene->image);
  const IdpSilhouette *mask = scene->photo->silhouette;
  if (mask == NULL)
    return image;
  const double f = 2 * G_PI / strength;
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      {
        const int mask_x = (gint64) x * mask->width_px / image->width_px;
        const int mask_y = (gint64) y * mask->height_px / image->height_px;
        if (mask->background[(gsize) mask_y * mask->width_px + mask_x])
          shade (image, x, y, DEPTH / 2.0 * cos (f * (y + 0.02 * x)));
      }
  return image;
}
