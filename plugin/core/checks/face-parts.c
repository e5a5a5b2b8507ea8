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
  const IdpRect rect
      = { floor (left), floor (top), ceil (right) - floor (left), ceil (bottom) - floor (top) };
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

gboolean
idp_view_has_colour (const IdpImage *view)
{
  const int n = view->width_px * view->height_px;
  int coloured = 0;
  for (int i = 0; i < n && 20 * coloured <= n; i++)
    {
      const guint8 *rgb = view->rgb + 3 * (gsize) i;
      coloured += MAX (rgb[0], MAX (rgb[1], rgb[2])) - MIN (rgb[0], MIN (rgb[1], rgb[2])) > 8;
    }
  return 20 * coloured > n;
}

/* In eye distances: where a bridge runs, and how far its line reaches up and down. */
#define BRIDGE_HALF_WIDTH 0.08
#define BRIDGE_UP 0.2
#define BRIDGE_DOWN 0.25
#define LINE_REACH 0.07
#define MAX_COLUMNS 256

static double
lightness_at (const IdpImage *view, IdpPoint p)
{
  double lab[3];
  idp_lab_from_rgb (idp_image_at (view, CLAMP ((int) p.x, 0, view->width_px - 1),
                                  CLAMP ((int) p.y, 0, view->height_px - 1)),
                    lab);
  return lab[0];
}

/* The strongest dark or light line that crosses the bridge of the nose RIGHT of its middle. */
static double
line_in_column (const IdpImage *view, const IdpFaceAxes *axes, double right)
{
  double strongest = 0;
  for (double y = -BRIDGE_UP; y <= BRIDGE_DOWN; y += 1 / axes->eye_distance_px)
    {
      const double here = lightness_at (view, idp_face_axes_point (axes, right, y));
      const double up = lightness_at (view, idp_face_axes_point (axes, right, y - LINE_REACH));
      const double down = lightness_at (view, idp_face_axes_point (axes, right, y + LINE_REACH));
      const double dark = fmin (up, down) - here, light = here - fmax (up, down);
      strongest = fmax (strongest, fmax (dark, light));
    }
  return strongest;
}

double
idp_view_bridge (const IdpPhoto *photo)
{
  const IdpFaceAxes axes = idp_face_axes (photo);
  float strongest[MAX_COLUMNS];
  int n = 0;
  for (double x = -BRIDGE_HALF_WIDTH; x <= BRIDGE_HALF_WIDTH && n < MAX_COLUMNS;
       x += 2 / axes.eye_distance_px)
    strongest[n++] = line_in_column (photo->view, &axes, x);
  return idp_quantile (strongest, n, 0.5);
}

/* Removes the patch around FROM from INSIDE; pixels of it, and BOX around it. */
static int
take_patch (guint8 *inside, int width_px, int height_px, int from, IdpRect *box)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  int count = 0;
  *box = (IdpRect){ 0 };
  inside[from] = 0;
  g_array_append_val (stack, from);
  while (stack->len > 0)
    {
      const int at = g_array_index (stack, int, stack->len - 1);
      const int x = at % width_px, y = at / width_px;
      const IdpRect pixel = { x, y, 1, 1 };
      g_array_set_size (stack, stack->len - 1);
      *box = idp_rect_around (box, &pixel);
      count++;
      const int next[4] = { x > 0 ? at - 1 : at, x + 1 < width_px ? at + 1 : at,
                            y > 0 ? at - width_px : at, y + 1 < height_px ? at + width_px : at };
      for (int i = 0; i < 4; i++)
        if (inside[next[i]])
          {
            inside[next[i]] = 0;
            g_array_append_val (stack, next[i]);
          }
    }
  return count;
}

int
idp_largest_patch (guint8 *inside, int width_px, int height_px, IdpRect *box)
{
  int most = 0;
  *box = (IdpRect){ 0 };
  for (int i = 0; i < width_px * height_px; i++)
    if (inside[i])
      {
        IdpRect other;
        const int count = take_patch (inside, width_px, height_px, i, &other);
        *box = count > most ? other : *box;
        most = MAX (most, count);
      }
  return most;
}
