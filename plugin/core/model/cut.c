/* cut: part of a picture as a network sees it. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cut.h"

#include "network.h"
#include "reduce.h"

/* Pixels of what is sampled per pixel of the cut, as in training. */
#define DENSITY 1.5
/* A dark picture is brightened so that this share of its values lies below BRIGHT, at most by
 * MOST_GAIN; networks see little in the dark. */
#define BRIGHT_SHARE 0.98
#define BRIGHT 200
#define MOST_GAIN 8.0

/* The part of IMAGE that the cut can see. */
static IdpRect
seen_part (const IdpImage *image, const IdpSimilarity *to_image, int side)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  for (int corner = 0; corner < 4; corner++)
    {
      const IdpPoint p
          = idp_similarity_apply (to_image, (IdpPoint){ corner % 2 * side, corner / 2 * side });
      left = MIN (left, p.x);
      right = MAX (right, p.x);
      top = MIN (top, p.y);
      bottom = MAX (bottom, p.y);
    }
  const int x0 = CLAMP (floor (left) - 1, 0, image->width_px);
  const int y0 = CLAMP (floor (top) - 1, 0, image->height_px);
  const int x1 = CLAMP (ceil (right) + 1, 0, image->width_px);
  const int y1 = CLAMP (ceil (bottom) + 1, 0, image->height_px);
  return (IdpRect){ x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

/* What all levels of IMAGE are multiplied by. */
static float
gain_for (const IdpImage *image)
{
  const gsize n = (gsize) image->width_px * image->height_px * 3;
  gsize count[256] = { 0 }, below = 0;
  for (gsize i = 0; i < n; i++)
    count[image->rgb[i]]++;
  int level = 0;
  while (level < BRIGHT && (below += count[level]) < BRIGHT_SHARE * n)
    level++;
  return MIN (MOST_GAIN, (float) BRIGHT / MAX (level, 1));
}

/* VALUES of the square that TO_SOURCE takes into SOURCE; bilinear. */
static void
sample (const IdpImage *source, const IdpSimilarity *to_source, int side, float *values)
{
  const float gain = gain_for (source);
  const int last_x = source->width_px - 1, last_y = source->height_px - 1;
  for (int row = 0; row < side; row++)
    for (int column = 0; column < side; column++, values += 3)
      {
        const IdpPoint p = idp_similarity_apply (to_source, (IdpPoint){ column + 0.5, row + 0.5 });
        if (!(p.x >= 0 && p.x < source->width_px && p.y >= 0 && p.y < source->height_px))
          continue;
        const float x = CLAMP (p.x - 0.5, 0, last_x), y = CLAMP (p.y - 0.5, 0, last_y);
        const int x0 = x, y0 = y, x1 = MIN (x0 + 1, last_x), y1 = MIN (y0 + 1, last_y);
        const float fx = x - x0, fy = y - y0;
        const guint8 *a = idp_image_at (source, x0, y0), *b = idp_image_at (source, x1, y0);
        const guint8 *c = idp_image_at (source, x0, y1), *d = idp_image_at (source, x1, y1);
        for (int i = 0; i < 3; i++)
          {
            const float level
                = (a[i] + fx * (b[i] - a[i])) * (1 - fy) + (c[i] + fx * (d[i] - c[i])) * fy;
            values[i] = idp_network_value (MIN (level * gain, 255));
          }
      }
}

float *
idp_cut (const IdpImage *image, const IdpSimilarity *to_image, int side, GError **error)
{
  g_autofree float *values = g_new0 (float, (gsize) side *side * 3);
  const IdpRect part = seen_part (image, to_image, side);
  if (idp_rect_is_empty (&part))
    return g_steal_pointer (&values);

  const double shrink = MIN (1.0, DENSITY / idp_similarity_scale (to_image));
  g_autoptr (IdpImage) source
      = idp_image_reduce (image, &part, MAX (1, lround (part.width * shrink)),
                          MAX (1, lround (part.height * shrink)), error);
  if (source == NULL)
    return NULL;
  const double scale = (double) source->width_px / part.width;
  const IdpSimilarity to_source
      = { to_image->a * scale, to_image->b * scale, (to_image->x0 - part.x) * scale,
          (to_image->y0 - part.y) * scale };
  sample (source, &to_source, side, values);
  return g_steal_pointer (&values);
}
