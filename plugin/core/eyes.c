/* eyes: the centres of two eyes, to a part of a pixel.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "eyes.h"

#include "similarity.h"

/* An eye is looked at in a patch that shows it level, this many pixels per eye distance. */
#define EYE_PX 56
#define PATCH_PX 28
/* The model marks the middle of the lids; the pupil stands this much higher, eye distances. Median
 * of the 29 odd-numbered of 58 labelled portraits, on which the values below were tuned too. */
#define PUPIL_UP 0.021
/* Radius of the dark part of an iris, and how far it stands from where it is expected, eye
 * distances. */
#define IRIS 0.065
#define STRAY 0.06
/* The higher, the more the darkest place alone counts. */
#define POWER 4
/* How much of the way to the iris is gone. */
#define TRUST 0.7

typedef struct
{
  float luma[PATCH_PX][PATCH_PX];
} Patch;

static float
luma_at (const IdpImage *image, int x, int y)
{
  const guint8 *rgb = idp_image_at (image, x, y);
  return 0.299f * rgb[0] + 0.587f * rgb[1] + 0.114f * rgb[2];
}

/* Bilinear; the edge of the picture goes on. */
static float
sample (const IdpImage *image, IdpPoint p)
{
  const float x = CLAMP (p.x - 0.5, 0, image->width_px - 1);
  const float y = CLAMP (p.y - 0.5, 0, image->height_px - 1);
  const int x0 = x, y0 = y;
  const int x1 = MIN (x0 + 1, image->width_px - 1), y1 = MIN (y0 + 1, image->height_px - 1);
  const float fx = x - x0, fy = y - y0;
  const float a = luma_at (image, x0, y0), b = luma_at (image, x1, y0);
  const float c = luma_at (image, x0, y1), d = luma_at (image, x1, y1);
  return (a + fx * (b - a)) * (1 - fy) + (c + fx * (d - c)) * fy;
}

/* The mean of what a pixel of the patch covers. */
static void
fill_patch (const IdpImage *image, const IdpSimilarity *to_image, Patch *patch)
{
  const int n = CLAMP (ceil (idp_similarity_scale (to_image)), 1, 8);
  for (int y = 0; y < PATCH_PX; y++)
    for (int x = 0; x < PATCH_PX; x++)
      {
        float sum = 0;
        for (int i = 0; i < n * n; i++)
          sum += sample (image,
                         idp_similarity_apply (
                             to_image, (IdpPoint){ x + (i % n + 0.5) / n, y + (i / n + 0.5) / n }));
        patch->luma[y][x] = sum / (n * n);
      }
}

/* How much darker a disk of the size of an iris is than the ring around it. */
static double
darkness (const Patch *patch, int x, int y)
{
  const double radius = IRIS * EYE_PX;
  const int reach = ceil (2 * radius);
  double disk = 0, ring = 0;
  int n_disk = 0, n_ring = 0;
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        const int square = dx * dx + dy * dy;
        const float luma
            = patch->luma[CLAMP (y + dy, 0, PATCH_PX - 1)][CLAMP (x + dx, 0, PATCH_PX - 1)];
        if (square <= radius * radius)
          {
            disk += luma;
            n_disk++;
          }
        else if (square <= 4 * radius * radius)
          {
            ring += luma;
            n_ring++;
          }
      }
  return MAX (0, ring / n_ring - disk / n_disk);
}

/* The middle of what is dark near the middle of PATCH, px from there. */
static IdpPoint
find_iris (const Patch *patch)
{
  const double deviation = STRAY * EYE_PX;
  const int reach = ceil (2 * deviation);
  double sum = 0, sum_x = 0, sum_y = 0;
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        const double near = exp (-0.5 * (dx * dx + dy * dy) / (deviation * deviation));
        const double dark = near * darkness (patch, PATCH_PX / 2 + dx, PATCH_PX / 2 + dy);
        const double weight = pow (dark, POWER);
        sum += weight;
        sum_x += weight * dx;
        sum_y += weight * dy;
      }
  /* The middle of the patch lies between pixels, the pixel right below it half of one off. */
  return sum > 0 ? (IdpPoint){ sum_x / sum + 0.5, sum_y / sum + 0.5 } : (IdpPoint){ 0, 0 };
}

void
idp_eyes_refine (const IdpImage *image, IdpPoint *left, IdpPoint *right)
{
  const double dx = (right->x - left->x) / EYE_PX, dy = (right->y - left->y) / EYE_PX;
  const double up = PUPIL_UP * EYE_PX;
  IdpPoint *const eyes[2] = { left, right };
  for (int i = 0; i < 2; i++)
    {
      eyes[i]->x += up * dy;
      eyes[i]->y -= up * dx;
      const double half = PATCH_PX / 2.0;
      const IdpSimilarity to_image
          = { dx, dy, eyes[i]->x - half * dx + half * dy, eyes[i]->y - half * dy - half * dx };
      Patch patch;
      fill_patch (image, &to_image, &patch);
      const IdpPoint iris = find_iris (&patch);
      const double u = TRUST * iris.x, v = TRUST * iris.y;
      eyes[i]->x += u * dx - v * dy;
      eyes[i]->y += u * dy + v * dx;
    }
}
