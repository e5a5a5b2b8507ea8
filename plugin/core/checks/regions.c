/* regions: the parts of the view that several checks look at.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "regions.h"

#include <string.h>

/* Proportions of the face in eye distances, measured on upright portraits. */
#define BROW_UP 0.45        /* eyes to just above the brows */
#define CHIN_DOWN 1.7       /* eyes to chin, where the chin was not found */
#define FACE_HALF_WIDTH 0.8 /* midline to where the cheek still faces the camera */
#define MOUTH_DOWN 1.1      /* eyes to the line between the lips, where the mouth was not found */
#define EYE_HALF_WIDTH 0.42
#define EYE_UP 0.45 /* with the brow */
#define EYE_DOWN 0.3
#define MOUTH_HALF_WIDTH 0.6
#define MOUTH_HALF_HEIGHT 0.3
#define NECK_DOWN 0.45 /* chin to where the top begins beside the neck */
#define TOP_FROM 0.55  /* from the midline */

IdpFaceAxes
idp_face_axes (const IdpPhoto *photo)
{
  const IdpPoint left = idp_photo_to_view (photo, photo->face.left_eye);
  const IdpPoint right = idp_photo_to_view (photo, photo->face.right_eye);
  const IdpPoint along = { right.x - left.x, right.y - left.y };
  return (IdpFaceAxes){
    .eyes = { (left.x + right.x) / 2, (left.y + right.y) / 2 },
    .right = along,
    .down = { -along.y, along.x },
    .eye_distance_px = hypot (along.x, along.y),
  };
}

IdpPoint
idp_face_axes_point (const IdpFaceAxes *axes, double right, double down)
{
  return (IdpPoint){ axes->eyes.x + right * axes->right.x + down * axes->down.x,
                     axes->eyes.y + right * axes->right.y + down * axes->down.y };
}

IdpPoint
idp_face_axes_place (const IdpFaceAxes *axes, IdpPoint p)
{
  const double x = p.x - axes->eyes.x, y = p.y - axes->eyes.y;
  const double square = axes->eye_distance_px * axes->eye_distance_px;
  return (IdpPoint){ (x * axes->right.x + y * axes->right.y) / square,
                     (x * axes->down.x + y * axes->down.y) / square };
}

IdpRect
idp_view_square (const IdpImage *view, IdpPoint centre, double side_px)
{
  const IdpRect all = { 0, 0, view->width_px, view->height_px };
  const IdpRect square = { lround (centre.x - side_px / 2), lround (centre.y - side_px / 2),
                           lround (side_px), lround (side_px) };
  return idp_rect_intersect (&square, &all);
}

static IdpMask *
mask_new (const IdpImage *view)
{
  IdpMask *mask = g_new0 (IdpMask, 1);
  mask->width_px = view->width_px;
  mask->height_px = view->height_px;
  mask->inside = g_new0 (guint8, (gsize) view->width_px * view->height_px);
  return mask;
}

void
idp_mask_free (IdpMask *mask)
{
  if (mask == NULL)
    return;
  g_free (mask->inside);
  g_free (mask);
}

static void
mask_add (IdpMask *mask, int x, int y)
{
  mask->inside[(gsize) y * mask->width_px + x] = 1;
  mask->count++;
}

IdpRect
idp_mask_bounds (const IdpMask *mask)
{
  int left = mask->width_px, top = mask->height_px, right = 0, bottom = 0;
  for (int y = 0; y < mask->height_px; y++)
    {
      const guint8 *row = mask->inside + (gsize) y * mask->width_px;
      const guint8 *first = memchr (row, 1, mask->width_px);
      if (first == NULL)
        continue;
      left = MIN (left, first - row);
      right = MAX (right, (const guint8 *) memrchr (row, 1, mask->width_px) + 1 - row);
      top = MIN (top, y);
      bottom = y + 1;
    }
  return mask->count > 0 ? (IdpRect){ left, top, right - left, bottom - top } : (IdpRect){ 0 };
}

/* The region map of the view; its values are those of PHOTO. */
static IdpRegionMap
view_regions (const IdpPhoto *photo)
{
  const IdpRect *crop = &photo->placement.rect;
  const IdpPoint corner = { crop->x, crop->y };
  const IdpPoint origin = idp_similarity_apply (&photo->regions->from_image, corner);
  IdpRegionMap map = *photo->regions;
  map.from_image.x0 = origin.x;
  map.from_image.y0 = origin.y;
  idp_region_map_scale (&map, (double) photo->view->width_px / crop->width);
  return map;
}

static gboolean
in_ellipse (double x, double y, double half_width, double half_height)
{
  return (x * x) / (half_width * half_width) + (y * y) / (half_height * half_height) <= 1;
}

static gboolean
in_eye (IdpPoint p)
{
  return fabs (fabs (p.x) - 0.5) < EYE_HALF_WIDTH && p.y > -EYE_UP && p.y < EYE_DOWN;
}

IdpMask *
idp_face_skin (const IdpPhoto *photo)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const IdpFace *face = &photo->face;
  const double chin = idp_point_known (face->chin)
                          ? idp_face_axes_place (&axes, idp_photo_to_view (photo, face->chin)).y
                          : CHIN_DOWN;
  const double mouth = idp_point_known (face->mouth)
                           ? idp_face_axes_place (&axes, idp_photo_to_view (photo, face->mouth)).y
                           : MOUTH_DOWN;
  const double middle = (chin - BROW_UP) / 2, half_height = (chin + BROW_UP) / 2;
  const double reach_px = MAX (FACE_HALF_WIDTH, half_height) * axes.eye_distance_px + 1;
  const IdpRect box
      = idp_view_square (photo->view, idp_face_axes_point (&axes, 0, middle), 2 * reach_px);

  IdpMask *mask = mask_new (photo->view);
  for (int y = box.y; y < box.y + box.height; y++)
    for (int x = box.x; x < box.x + box.width; x++)
      {
        const IdpPoint p = idp_face_axes_place (&axes, (IdpPoint){ x + 0.5, y + 0.5 });
        if (in_ellipse (p.x, p.y - middle, FACE_HALF_WIDTH, half_height) && !in_eye (p)
            && !in_ellipse (p.x, p.y - mouth, MOUTH_HALF_WIDTH, MOUTH_HALF_HEIGHT))
          mask_add (mask, x, y);
      }
  return mask;
}

double
idp_face_chin_row (const IdpPhoto *photo)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  return idp_point_known (photo->face.chin) ? idp_photo_to_view (photo, photo->face.chin).y
                                            : idp_face_axes_point (&axes, 0, CHIN_DOWN).y;
}

/* The region map knows clothes by their looks, not by the wall's colour. What it does not reach is
 * top below and beside where it ends, if it is person. */
IdpMask *
idp_top (const IdpPhoto *photo)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  const int first_row = MAX (0, idp_face_chin_row (photo) + NECK_DOWN * axes.eye_distance_px);

  IdpMask *mask = mask_new (photo->view);
  const IdpRegionMap map = view_regions (photo);
  g_autofree float *clothes = g_new (float, mask->width_px);
  for (int y = first_row; y < mask->height_px; y++)
    {
      idp_region_map_row (&map, IDP_REGION_CLOTHES, 1, y, mask->width_px, clothes);
      for (int x = 0; x < mask->width_px; x++)
        {
          const double aside = fabs (x + 0.5 - axes.eyes.x) / axes.eye_distance_px;
          const gboolean person = !photo->view_background[(gsize) y * mask->width_px + x];
          if (aside > TOP_FROM && (isnan (clothes[x]) ? person : clothes[x] > 0.5f))
            mask_add (mask, x, y);
        }
    }
  return mask;
}

/* C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4(7), 1961: sorts only as much as
 * it must. */
double
idp_quantile (float *values, int n, double share)
{
  const int place = lround (share * (n - 1));
  for (int first = 0, last = n - 1; first < last;)
    {
      const float pivot = values[place];
      int up = first, down = last;
      while (up <= down)
        {
          while (values[up] < pivot)
            up++;
          while (values[down] > pivot)
            down--;
          if (up > down)
            break;
          const float swapped = values[up];
          values[up++] = values[down];
          values[down--] = swapped;
        }
      if (down < place)
        first = up;
      if (up > place)
        last = down;
    }
  return values[place];
}

static gpointer
make_linear (gpointer unused)
{
  static double linear[256];
  for (int v = 0; v < 256; v++)
    linear[v] = v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : pow ((v / 255.0 + 0.055) / 1.055, 2.4);
  return linear;
}

double
idp_linear_light (const guint8 rgb[3])
{
  static GOnce once = G_ONCE_INIT;
  const double *linear = g_once (&once, make_linear, NULL);
  return 0.2126 * linear[rgb[0]] + 0.7152 * linear[rgb[1]] + 0.0722 * linear[rgb[2]];
}
