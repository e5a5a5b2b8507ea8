/* variants: the same photo under worse conditions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "variants.h"

#include <string.h>

#include "gaussian.h"
#include "paint-eyes.h"
#include "paint.h"

#define TURN_DEG 10.0

const char *
variant_name (Variant variant)
{
  static const char *const names[VARIANT_N] = { "original", "turned", "dark", "blurred", "shut" };
  return names[variant];
}

static IdpPoint
turn_point (IdpPoint p, const IdpImage *image, double deg)
{
  const double c = cos (deg * G_PI / 180), s = sin (deg * G_PI / 180);
  const double x = p.x - image->width_px / 2.0, y = p.y - image->height_px / 2.0;
  return (IdpPoint){ image->width_px / 2.0 + c * x - s * y,
                     image->height_px / 2.0 + s * x + c * y };
}

static void
turn (const IdpImage *image, IdpImage *out, Label *label)
{
  for (int y = 0; y < out->height_px; y++)
    for (int x = 0; x < out->width_px; x++)
      {
        const IdpPoint from = turn_point ((IdpPoint){ x + 0.5, y + 0.5 }, image, -TURN_DEG);
        const int from_x = CLAMP ((int) from.x, 0, image->width_px - 1);
        const int from_y = CLAMP ((int) from.y, 0, image->height_px - 1);
        memcpy (idp_image_at (out, x, y), idp_image_at (image, from_x, from_y), 3);
      }
  label->left_eye = turn_point (label->left_eye, image, TURN_DEG);
  label->right_eye = turn_point (label->right_eye, image, TURN_DEG);
  label->mouth = turn_point (label->mouth, image, TURN_DEG);
  label->chin = turn_point (label->chin, image, TURN_DEG);
  label->crown = IDP_POINT_NONE;
  label->face_left_x = label->face_right_x = NAN;
}

static void
darken (const IdpImage *image, IdpImage *out)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const gsize n = (gsize) image->width_px * image->height_px * 3;
  for (gsize i = 0; i < n; i++)
    {
      const double value
          = 255 * pow (image->rgb[i] / 255.0, 1.6) * 0.35 + 3 * gaussian_noise (rand);
      out->rgb[i] = CLAMP (lround (value), 0, 255);
    }
}

IdpImage *
variant_make (const IdpImage *image, Variant variant, const IdpFace *face, Label *label,
              GError **error)
{
  IdpImage *out = idp_image_new (image->width_px, image->height_px, error);
  if (out == NULL)
    return NULL;
  switch (variant)
    {
    case VARIANT_TURNED:
      turn (image, out, label);
      break;
    case VARIANT_DARK:
      darken (image, out);
      break;
    case VARIANT_BLURRED:
      memcpy (out->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
      paint_blur (out, NULL, 5.0 * MAX (image->width_px, image->height_px) / 640);
      break;
    case VARIANT_SHUT:
      paint_eyes_shut (image, face, (IdpPoint[2]){ label->left_eye, label->right_eye }, 1, out);
      break;
    default:
      memcpy (out->rgb, image->rgb, (gsize) image->width_px * image->height_px * 3);
    }
  return out;
}
