/* wall: what can be seen of the background above the chin.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "wall.h"

#include <string.h>

#include "regions.h"

/* Where the region map reaches, it must see background with this share: a shadow that the outline
 * takes for wall is one, a strand of hair is not. */
#define SURELY_WALL 0.9f

/* The plane leaves out squares further from the plane before it than this, L*, or this many times
 * the median. */
#define FIT_ROUNDS 6
#define TRIM_LEAST 1.0
#define TRIM_FACTOR 2.5

void
idp_wall_free (IdpWall *wall)
{
  if (wall == NULL)
    return;
  g_free (wall->squares);
  g_free (wall);
}

gboolean
idp_wall_suffices (const IdpWall *wall)
{
  return wall->count > 0 && wall->count >= IDP_WALL_LEAST_SHARE * wall->columns * wall->rows;
}

double
idp_wall_quantile (const IdpWall *wall, double share, double (*value) (const IdpWallSquare *square))
{
  g_return_val_if_fail (wall->count > 0, NAN);

  g_autofree float *values = g_new (float, wall->count);
  int n = 0;
  for (int i = 0; i < wall->columns * wall->rows; i++)
    if (wall->squares[i].wall)
      values[n++] = value (&wall->squares[i]);
  return idp_quantile (values, n, share);
}

static double
l_of (const IdpWallSquare *square)
{
  return square->lab[0];
}

static double
a_of (const IdpWallSquare *square)
{
  return square->lab[1];
}

static double
b_of (const IdpWallSquare *square)
{
  return square->lab[2];
}

void
idp_wall_median_lab (const IdpWall *wall, double lab[3])
{
  lab[0] = idp_wall_quantile (wall, 0.5, l_of);
  lab[1] = idp_wall_quantile (wall, 0.5, a_of);
  lab[2] = idp_wall_quantile (wall, 0.5, b_of);
}

/* Whether AREA of the view, as far as it lies inside, is background throughout. */
static gboolean
all_background (const IdpPhoto *photo, const IdpRect *area)
{
  const IdpRect all = { 0, 0, photo->view->width_px, photo->view->height_px };
  const IdpRect part = idp_rect_intersect (area, &all);
  for (int y = part.y; y < part.y + part.height; y++)
    if (memchr (photo->view_background + (gsize) y * all.width + part.x, 0, part.width) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
map_agrees (const IdpPhoto *photo, const IdpRect *area)
{
  float shares[IDP_REGION_N];
  const IdpRect place = idp_photo_rect_from_view (photo, area);
  const IdpPoint middle = { place.x + place.width / 2.0, place.y + place.height / 2.0 };
  return !idp_region_map_at (photo->regions, middle, shares)
         || shares[IDP_REGION_BACKGROUND] >= SURELY_WALL;
}

static void
measure_square (const IdpPhoto *photo, const IdpRect *area, IdpWallSquare *square)
{
  const int n = area->width * area->height;
  double sum[3] = { 0 }, squares = 0;
  for (int y = area->y; y < area->y + area->height; y++)
    {
      const float *row = idp_photo_lab_at (photo, area->x, y);
      for (int x = 0; x < area->width; x++)
        {
          squares += row[3 * x] * row[3 * x];
          for (int channel = 0; channel < 3; channel++)
            sum[channel] += row[3 * x + channel];
        }
    }
  for (int channel = 0; channel < 3; channel++)
    square->lab[channel] = sum[channel] / n;
  square->spread = sqrt (fmax (0, squares / n - (sum[0] / n) * (sum[0] / n)));
}

/* L* = at + x * right + y * down, x and y in squares. */
typedef struct
{
  double at, right, down;
} Plane;

/* Least squares over the wall squares nearer than LIMIT to their `plain`. FALSE where their places
 * do not span a plane. */
static gboolean
fit (const IdpWall *wall, double limit, Plane *plane)
{
  double n = 0, sx = 0, sy = 0, sv = 0;
  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      const IdpWallSquare *square = &wall->squares[i];
      if (!square->wall || fabs (square->lab[0] - square->plain) > limit)
        continue;
      n++;
      sx += i % wall->columns;
      sy += i / wall->columns;
      sv += square->lab[0];
    }
  if (n < 3)
    return FALSE;

  double xx = 0, xy = 0, yy = 0, xv = 0, yv = 0;
  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      const IdpWallSquare *square = &wall->squares[i];
      if (!square->wall || fabs (square->lab[0] - square->plain) > limit)
        continue;
      const double x = i % wall->columns - sx / n, y = i / wall->columns - sy / n;
      const double v = square->lab[0] - sv / n;
      xx += x * x;
      xy += x * y;
      yy += y * y;
      xv += x * v;
      yv += y * v;
    }
  const double det = xx * yy - xy * xy;
  if (det < 1e-6 * xx * yy || xx <= 0 || yy <= 0)
    return FALSE;
  plane->right = (xv * yy - yv * xy) / det;
  plane->down = (yv * xx - xv * xy) / det;
  plane->at = (sv - plane->right * sx - plane->down * sy) / n;
  return TRUE;
}

static double
distance_from_plain (const IdpWallSquare *square)
{
  return fabs (square->lab[0] - square->plain);
}

/* Fits the plane again and again to what the one before explained. */
static void
find_plane (IdpWall *wall)
{
  double limit = INFINITY;
  for (int round = 0; round < FIT_ROUNDS; round++)
    {
      Plane plane;
      if (!fit (wall, limit, &plane))
        return;
      for (int i = 0; i < wall->columns * wall->rows; i++)
        wall->squares[i].plain
            = plane.at + i % wall->columns * plane.right + i / wall->columns * plane.down;
      limit = MAX (TRIM_LEAST, TRIM_FACTOR * idp_wall_quantile (wall, 0.5, distance_from_plain));
    }
}

IdpWall *
idp_wall_measure (const IdpPhoto *photo, const IdpRule *rule)
{
  const int size = idp_rule_number (rule, "square");
  const int margin = idp_rule_number (rule, "margin");
  const int bottom = CLAMP ((int) idp_face_chin_row (photo), size, photo->view->height_px);
  IdpWall *wall = g_new0 (IdpWall, 1);
  wall->size_px = size;
  wall->columns = photo->view->width_px / size;
  wall->rows = bottom / size;
  wall->squares = g_new0 (IdpWallSquare, wall->columns * wall->rows);

  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      IdpWallSquare *square = &wall->squares[i];
      const IdpRect area = { i % wall->columns * size, i / wall->columns * size, size, size };
      const IdpRect around
          = { area.x - margin, area.y - margin, size + 2 * margin, size + 2 * margin };
      measure_square (photo, &area, square);
      square->plain = square->lab[0];
      square->wall = all_background (photo, &around) && map_agrees (photo, &area);
      wall->count += square->wall;
    }
  find_plane (wall);
  return wall;
}

IdpRect
idp_wall_region (const IdpPhoto *photo, const IdpWall *wall, const GArray *members)
{
  int left = wall->columns, top = wall->rows, right = 0, bottom = 0;
  for (guint i = 0; i < members->len; i++)
    {
      const int number = g_array_index (members, int, i);
      left = MIN (left, number % wall->columns);
      right = MAX (right, number % wall->columns + 1);
      top = MIN (top, number / wall->columns);
      bottom = MAX (bottom, number / wall->columns + 1);
    }
  const IdpRect view = { left * wall->size_px, top * wall->size_px, (right - left) * wall->size_px,
                         (bottom - top) * wall->size_px };
  return members->len > 0 ? idp_photo_rect_from_view (photo, &view) : (IdpRect){ 0 };
}
