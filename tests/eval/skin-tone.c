/* skin-tone: how light the skin of a photo looks. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "skin-tone.h"

#include "lab.h"
#include "quantile.h"
#include "similarity.h"

/* Middle of a cheek, beside and below the middle of the eyes, and the half side of what is looked
 * at there, eye distances. */
#define BESIDE 0.5
#define BELOW 0.55
#define HALF_SIDE 0.1

static void
add_cheek (const IdpImage *image, IdpPoint middle, double half, GArray *l_star, GArray *b_star)
{
  for (int y = ceil (middle.y - half); y < middle.y + half; y++)
    for (int x = ceil (middle.x - half); x < middle.x + half; x++)
      if (x >= 0 && y >= 0 && x < image->width_px && y < image->height_px)
        {
          double lab[3];
          idp_lab_from_rgb (idp_image_at (image, x, y), lab);
          g_array_append_val (l_star, lab[0]);
          g_array_append_val (b_star, lab[2]);
        }
}

double
skin_tone_deg (const IdpImage *image, const Label *label)
{
  if (!idp_point_known (label->left_eye) || !idp_point_known (label->right_eye))
    return NAN;
  const double dx = label->right_eye.x - label->left_eye.x;
  const double dy = label->right_eye.y - label->left_eye.y;
  const IdpSimilarity to_image = { dx, dy, (label->left_eye.x + label->right_eye.x) / 2,
                                   (label->left_eye.y + label->right_eye.y) / 2 };
  g_autoptr (GArray) l_star = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) b_star = g_array_new (FALSE, FALSE, sizeof (double));
  for (int side = -1; side <= 1; side += 2)
    add_cheek (image, idp_similarity_apply (&to_image, (IdpPoint){ side * BESIDE, BELOW }),
               HALF_SIDE * hypot (dx, dy), l_star, b_star);
  return atan2 (quantile (l_star, 0.5) - 50, MAX (quantile (b_star, 0.5), 1e-3)) * 180 / G_PI;
}

const char *
skin_tone_band (double deg)
{
  if (isnan (deg))
    return NULL;
  return deg > 28 ? "light" : deg >= 10 ? "middle" : "dark";
}
