/* wall: what can be seen of the background.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "wall.h"

#include <string.h>

#include "regions.h"

/* Where the region map reaches, it must see background with this share: a shadow that the outline
 * takes for wall is one, a strand of hair is not. */
#define SURELY_WALL 0.9f

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

double
idp_wall_square_l (const IdpWallSquare *square)
{
  return square->lab[0];
}

double
idp_wall_square_a (const IdpWallSquare *square)
{
  return square->lab[1];
}

double
idp_wall_square_b (const IdpWallSquare *square)
{
  return square->lab[2];
}

void
idp_wall_median_lab (const IdpWall *wall, double lab[3])
{
  lab[0] = idp_wall_quantile (wall, 0.5, idp_wall_square_l);
  lab[1] = idp_wall_quantile (wall, 0.5, idp_wall_square_a);
  lab[2] = idp_wall_quantile (wall, 0.5, idp_wall_square_b);
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

/* Beyond the reach of the map there is only wall above the chin; below it there may be sleeves. */
static gboolean
map_agrees (const IdpPhoto *photo, const IdpRect *area, double chin_row)
{
  float shares[IDP_REGION_N];
  const IdpRect place = idp_photo_rect_from_view (photo, area);
  const IdpPoint middle = { place.x + place.width / 2.0, place.y + place.height / 2.0 };
  if (!idp_region_map_at (photo->regions, middle, shares))
    return area->y + area->height < chin_row;
  return shares[IDP_REGION_BACKGROUND] >= SURELY_WALL;
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

IdpWall *
idp_wall_measure (const IdpPhoto *photo, const IdpRule *rule)
{
  const int size = idp_rule_number (rule, "square");
  const int margin = idp_rule_number (rule, "margin");
  const double chin_row = idp_face_chin_row (photo);
  IdpWall *wall = g_new0 (IdpWall, 1);
  wall->size_px = size;
  wall->columns = photo->view->width_px / size;
  wall->rows = photo->view->height_px / size;
  wall->squares = g_new0 (IdpWallSquare, wall->columns * wall->rows);

  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      IdpWallSquare *square = &wall->squares[i];
      const IdpRect area = { i % wall->columns * size, i / wall->columns * size, size, size };
      const IdpRect around
          = { area.x - margin, area.y - margin, size + 2 * margin, size + 2 * margin };
      measure_square (photo, &area, square);
      square->wall = all_background (photo, &around) && map_agrees (photo, &area, chin_row);
      wall->count += square->wall;
    }
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
