/* texture: how rough skin and wall are at full size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "texture.h"

/* A window shows the wall if this share of its pixels is background. */
#define WALL_SHARE 0.97

/* A window around the nose holds nothing but skin from this eye distance on, as a share of its
 * side. */
#define MIN_EYE_DISTANCE 0.9

double
idp_skin_smoothness (const IdpPhoto *photo)
{
  const IdpForensics *traces = photo->forensics;
  if (traces == NULL || !traces->windows_seen || photo->face.count == 0
      || !(idp_face_eye_distance (&photo->face) >= MIN_EYE_DISTANCE * IDP_SPECTRUM_SIDE))
    return NAN;
  const double hair = traces->windows[IDP_PLACE_CROWN].blocks.roughness;
  return hair > 0 ? traces->windows[IDP_PLACE_FACE].blocks.roughness / hair : NAN;
}

static gboolean
is_wall (const IdpPhoto *photo, const IdpRect *region)
{
  const IdpSilhouette *mask = photo->silhouette;
  const double factor = (double) mask->width_px / photo->file->width_px;
  const int x0 = (int) (region->x * factor), x1 = (int) ((region->x + region->width) * factor);
  const int y0 = (int) (region->y * factor), y1 = (int) ((region->y + region->height) * factor);
  int n = 0, wall = 0;
  for (int y = y0; y < MIN (y1, mask->height_px); y++)
    for (int x = x0; x < MIN (x1, mask->width_px); x++)
      {
        n++;
        wall += mask->background[(gsize) y * mask->width_px + x];
      }
  return n > 0 && wall >= WALL_SHARE * n;
}

double
idp_wall_flatness (const IdpPhoto *photo, IdpRect *region)
{
  const IdpForensics *traces = photo->forensics;
  if (traces == NULL || !traces->windows_seen || photo->silhouette == NULL)
    return NAN;

  double least = NAN, most = -1;
  for (int i = 0; i < IDP_N_PLACES; i++)
    {
      const IdpWindowTraces *window = &traces->windows[i];
      const double share = window->blocks.flat_share;
      if (isnan (share) || !is_wall (photo, &window->region))
        continue;
      least = fmin (least, share);
      if (share > most)
        {
          most = share;
          *region = window->region;
        }
    }
  return least;
}
