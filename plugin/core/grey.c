/* grey: small grey pictures for the face finder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "grey.h"

/* Share of the pixels at either end that stretching lets go black or white. */
#define STRETCH_TAIL 0.01

IdpGrey *
idp_grey_new (int width_px, int height_px)
{
  IdpGrey *grey = g_new (IdpGrey, 1);
  *grey = (IdpGrey){ width_px, height_px, g_malloc0_n (width_px, height_px) };
  return grey;
}

void
idp_grey_free (IdpGrey *grey)
{
  if (grey == NULL)
    return;
  g_free (grey->values);
  g_free (grey);
}

IdpGrey *
idp_grey_from_image (const IdpImage *image)
{
  IdpGrey *grey = idp_grey_new (image->width_px, image->height_px);
  const gsize n = (gsize) image->width_px * image->height_px;
  const guint8 *rgb = image->rgb;
  for (gsize i = 0; i < n; i++)
    grey->values[i] = (77 * rgb[3 * i] + 150 * rgb[3 * i + 1] + 29 * rgb[3 * i + 2] + 128) >> 8;
  return grey;
}

IdpPoint
idp_grey_cut_to_source (const IdpGreyPose *pose, int width_px, int height_px, IdpPoint p)
{
  const double angle = pose->roll_deg * G_PI / 180;
  const double c = pose->scale * cos (angle), s = pose->scale * sin (angle);
  const double x = p.x - width_px / 2.0, y = p.y - height_px / 2.0;
  return (IdpPoint){ pose->centre.x + c * x - s * y, pose->centre.y + s * x + c * y };
}

/* X and Y are pixel centres minus 0.5, in 1/256 px. */
static guint8
sample (const IdpGrey *grey, int x, int y)
{
  x = CLAMP (x, 0, (grey->width_px - 1) * 256);
  y = CLAMP (y, 0, (grey->height_px - 1) * 256);
  const int right = x < (grey->width_px - 1) * 256, below = y < (grey->height_px - 1) * 256;
  const guint8 *v = grey->values + (gsize) (y >> 8) * grey->width_px + (x >> 8);
  const guint8 *w = v + (gsize) below * grey->width_px;
  const int fx = x & 255, fy = y & 255;
  const int top = v[0] * (256 - fx) + v[right] * fx, bottom = w[0] * (256 - fx) + w[right] * fx;
  return (top * (256 - fy) + bottom * fy + (1 << 15)) >> 16;
}

IdpGrey *
idp_grey_cut (const IdpGrey *grey, const IdpGreyPose *pose, int width_px, int height_px)
{
  IdpGrey *cut = idp_grey_new (width_px, height_px);
  const double angle = pose->roll_deg * G_PI / 180;
  const double step_x = pose->scale * cos (angle) * 256, step_y = pose->scale * sin (angle) * 256;

  for (int y = 0; y < height_px; y++)
    {
      const IdpPoint p
          = idp_grey_cut_to_source (pose, width_px, height_px, (IdpPoint){ 0.5, y + 0.5 });
      const double start_x = (p.x - 0.5) * 256, start_y = (p.y - 0.5) * 256;
      guint8 *row = cut->values + (gsize) y * width_px;
      for (int x = 0; x < width_px; x++)
        row[x] = sample (grey, (int) (start_x + x * step_x), (int) (start_y + x * step_y));
    }
  return cut;
}

void
idp_grey_stretch (IdpGrey *grey)
{
  const int n = grey->width_px * grey->height_px;
  int count[256] = { 0 };
  for (int i = 0; i < n; i++)
    count[grey->values[i]]++;

  const int tail = n * STRETCH_TAIL;
  int low = 0, high = 255;
  for (int below = count[0]; below <= tail && low < 255; low++)
    below += count[low + 1];
  for (int above = count[255]; above <= tail && high > low; high--)
    above += count[high - 1];
  if (high <= low)
    return;
  for (int i = 0; i < n; i++)
    grey->values[i] = CLAMP ((grey->values[i] - low) * 255 / (high - low), 0, 255);
}
