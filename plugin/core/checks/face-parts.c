/* face-parts: eyes, mouth and patches of skin in the view.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "face-parts.h"

#include "lab.h"

/* Free space around marked eyes, eye distances. */
#define EYES_MARGIN 0.06

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

/* The corners of EYE as the viewer sees them. */
static void
find_corners (const IdpViewEye *eye, int side, IdpPoint *left, IdpPoint *right)
{
  const IdpPoint outer = eye->lids[0], inner = eye->lids[IDP_LANDMARK_LIDS_N / 2];
  *left = side == 0 ? outer : inner;
  *right = side == 0 ? inner : outer;
}

IdpEyeState
idp_view_eye_state (const IdpPhoto *photo, int side)
{
  const IdpViewEye eye = idp_view_eye (photo, side);
  IdpPoint left, right;
  IdpEyeState state;
  find_corners (&eye, side, &left, &right);
  return idp_eye_state_run (photo->view, left, right, eye.unit, &state, NULL)
             ? state
             : (IdpEyeState){ NAN, NAN };
}

IdpFringeState
idp_view_fringe_state (const IdpPhoto *photo, int side)
{
  const IdpViewEye eye = idp_view_eye (photo, side);
  IdpPoint left, right;
  IdpFringeState state;
  find_corners (&eye, side, &left, &right);
  return idp_fringe_state_run (photo->view, left, right, eye.unit, &state, NULL)
             ? state
             : (IdpFringeState){ NAN, NAN };
}

IdpRect
idp_view_eyes_box (const IdpPhoto *photo)
{
  const double margin_px = EYES_MARGIN * idp_face_axes (photo).eye_distance_px;
  const IdpRect left
      = idp_view_landmark_box (photo, IDP_LANDMARK_LEFT_LIDS, IDP_LANDMARK_LIDS_N, margin_px);
  const IdpRect right
      = idp_view_landmark_box (photo, IDP_LANDMARK_RIGHT_LIDS, IDP_LANDMARK_LIDS_N, margin_px);
  return idp_rect_around (&left, &right);
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

/* Darker and lighter skin has lost its colour. */
#define MIN_LIGHTNESS 15
#define MAX_LIGHTNESS 92
#define MIN_CHROMA 5

gboolean
idp_skin_has_colour (const double skin[3])
{
  return skin[0] >= MIN_LIGHTNESS && skin[0] <= MAX_LIGHTNESS
         && hypot (skin[1], skin[2]) >= MIN_CHROMA;
}

gboolean
idp_lab_like_skin (const float lab[3], const double skin[3], double least_chroma, double most_turn)
{
  const double turn = fabs (atan2 (lab[2], lab[1]) - atan2 (skin[2], skin[1]));
  return hypot (lab[1], lab[2]) >= least_chroma * hypot (skin[1], skin[2])
         && fmin (turn, 2 * G_PI - turn) <= most_turn;
}

gboolean
idp_face_median_lab (const IdpPhoto *photo, double lab[3])
{
  g_autoptr (IdpMask) skin = idp_face_skin (photo);
  g_autofree float *values = g_new (float, 3 * (gsize) skin->count);
  int n = 0;
  for (int i = 0; i < skin->width_px * skin->height_px; i++)
    if (skin->inside[i])
      {
        for (int c = 0; c < 3; c++)
          values[c * skin->count + n] = photo->view_lab[3 * (gsize) i + c];
        n++;
      }
  for (int c = 0; c < 3 && n > 0; c++)
    lab[c] = idp_quantile (values + c * n, n, 0.5);
  return n > 0;
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

int
idp_take_patch (guint8 *inside, int width_px, int height_px, int from, IdpRect *box)
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
        const int count = idp_take_patch (inside, width_px, height_px, i, &other);
        *box = count > most ? other : *box;
        most = MAX (most, count);
      }
  return most;
}
