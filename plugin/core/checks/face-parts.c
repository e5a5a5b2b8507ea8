/* face-parts: eyes, mouth and patches of skin in the view.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "face-parts.h"

#include "lab.h"

IdpPoint
idp_view_landmark (const IdpPhoto *photo, int index)
{
  return idp_photo_to_view (photo, photo->face.landmarks[index].at);
}

static IdpRect
rect_within (const IdpImage *view, double left, double top, double right, double bottom)
{
  const IdpRect all = { 0, 0, view->width_px, view->height_px };
  const IdpRect rect = { floor (left), floor (top), ceil (right) - floor (left),
                         ceil (bottom) - floor (top) };
  return idp_rect_intersect (&rect, &all);
}

IdpRect
idp_view_landmark_box (const IdpPhoto *photo, int first, int n, double margin_px)
{
  const IdpPoint p = idp_view_landmark (photo, first);
  double left = p.x, right = p.x, top = p.y, bottom = p.y;
  for (int i = 1; i < n; i++)
    {
      const IdpPoint q = idp_view_landmark (photo, first + i);
      left = fmin (left, q.x);
      right = fmax (right, q.x);
      top = fmin (top, q.y);
      bottom = fmax (bottom, q.y);
    }
  return rect_within (photo->view, left - margin_px, top - margin_px, right + margin_px,
                      bottom + margin_px);
}

gboolean
idp_polygon_has (const IdpPoint *corners, int n, IdpPoint p)
{
  gboolean inside = FALSE;
  for (int i = 0, j = n - 1; i < n; j = i++)
    {
      const IdpPoint a = corners[i], b = corners[j];
      if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
        inside = !inside;
    }
  return inside;
}

IdpViewEye
idp_view_eye (const IdpPhoto *photo, int side)
{
  const IdpFace *face = &photo->face;
  const int first = side == 0 ? IDP_LANDMARK_LEFT_LIDS : IDP_LANDMARK_RIGHT_LIDS;
  IdpViewEye eye = {
    .centre = idp_photo_to_view (photo, side == 0 ? face->left_eye : face->right_eye),
    .unit = idp_face_axes (photo).eye_distance_px,
  };
  for (int i = 0; i < IDP_LANDMARK_LIDS_N; i++)
    eye.lids[i] = idp_view_landmark (photo, first + i);
  return eye;
}

IdpRect
idp_view_around (const IdpImage *view, IdpPoint centre, double aside, double up, double down)
{
  return rect_within (view, centre.x - aside, centre.y - up, centre.x + aside, centre.y + down);
}

gboolean
idp_view_median_lab (const IdpImage *view, const IdpRect *rect, double lab[3])
{
  if (idp_rect_is_empty (rect))
    return FALSE;
  const int n = rect->width * rect->height;
  g_autofree float *rows = g_new (float, 3 * n);
  g_autofree float *values = g_new (float, n);
  for (int y = 0; y < rect->height; y++)
    idp_lab_from_row (idp_image_at (view, rect->x, rect->y + y), rect->width,
                      rows + 3 * y * rect->width);
  for (int c = 0; c < 3; c++)
    {
      for (int i = 0; i < n; i++)
        values[i] = rows[3 * i + c];
      lab[c] = idp_quantile (values, n, 0.5);
    }
  return TRUE;
}

IdpRect
idp_rect_around (const IdpRect *a, const IdpRect *b)
{
  if (idp_rect_is_empty (a))
    return *b;
  if (idp_rect_is_empty (b))
    return *a;
  const int x0 = MIN (a->x, b->x), y0 = MIN (a->y, b->y);
  const int x1 = MAX (a->x + a->width, b->x + b->width);
  const int y1 = MAX (a->y + a->height, b->y + b->height);
  return (IdpRect){ x0, y0, x1 - x0, y1 - y0 };
}
