/* around: the surroundings of the face, place by place, in the face's own axes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "around.h"

IdpPoint
idp_around_point (const IdpPhoto *photo, double right, double down)
{
  const IdpPoint l = photo->face.left_eye, r = photo->face.right_eye;
  const double dx = r.x - l.x, dy = r.y - l.y;
  return (IdpPoint){ (l.x + r.x) / 2 + right * dx - down * dy,
                     (l.y + r.y) / 2 + right * dy + down * dx };
}

double
idp_around_chin (const IdpPhoto *photo)
{
  const IdpPoint l = photo->face.left_eye, r = photo->face.right_eye, c = photo->face.chin;
  const double dx = r.x - l.x, dy = r.y - l.y;
  const double x = c.x - (l.x + r.x) / 2, y = c.y - (l.y + r.y) / 2;
  return (y * dx - x * dy) / (dx * dx + dy * dy);
}

/* The region that P mostly shows; IDP_REGION_N where none does; -1 out of reach. */
static int
region_at (const IdpPhoto *photo, IdpPoint p)
{
  float shares[IDP_REGION_N];
  if (p.x < 0 || p.y < 0 || p.x >= photo->file->width_px || p.y >= photo->file->height_px
      || !idp_region_map_at (photo->regions, p, shares))
    return -1;
  for (int region = 0; region < IDP_REGION_N; region++)
    if (shares[region] > 0.5f)
      return region;
  return IDP_REGION_N;
}

static int
steps_between (double from, double to)
{
  return MAX (1, (int) lround ((to - from) / IDP_AROUND_STEP));
}

static IdpPoint
place (const IdpPhoto *photo, const IdpAroundArea *area, int column, int row)
{
  return idp_around_point (photo, area->left + (column + 0.5) * IDP_AROUND_STEP,
                           area->top + (row + 0.5) * IDP_AROUND_STEP);
}

IdpAroundCount
idp_around_count (const IdpPhoto *photo, const IdpAroundArea *area)
{
  IdpAroundCount count = { 0 };
  const int columns = steps_between (area->left, area->right);
  const int rows = steps_between (area->top, area->bottom);
  for (int i = 0; i < columns * rows; i++)
    {
      const int region = region_at (photo, place (photo, area, i % columns, i / columns));
      count.all += region >= 0;
      if (region >= 0 && region < IDP_REGION_N)
        count.n[region]++;
    }
  count.reached = (double) count.all / (columns * rows);
  return count;
}

IdpRect
idp_rect_union (const IdpRect *a, const IdpRect *b)
{
  if (idp_rect_is_empty (a) || idp_rect_is_empty (b))
    return idp_rect_is_empty (a) ? *b : *a;
  const int left = MIN (a->x, b->x), top = MIN (a->y, b->y);
  return (IdpRect){ left, top, MAX (a->x + a->width, b->x + b->width) - left,
                    MAX (a->y + a->height, b->y + b->height) - top };
}

IdpRect
idp_rect_with (const IdpRect *r, IdpPoint p, double margin_px)
{
  const int left = floor (p.x - margin_px), top = floor (p.y - margin_px);
  const IdpRect here
      = { left, top, (int) ceil (p.x + margin_px) - left, (int) ceil (p.y + margin_px) - top };
  return idp_rect_union (r, &here);
}

IdpRect
idp_around_bounds (const IdpPhoto *photo, const IdpAroundArea *area, IdpRegion region)
{
  IdpRect bounds = { 0 };
  const double half_px = idp_face_eye_distance (&photo->face) * IDP_AROUND_STEP / 2;
  const int columns = steps_between (area->left, area->right);
  const int rows = steps_between (area->top, area->bottom);
  for (int i = 0; i < columns * rows; i++)
    {
      const IdpPoint p = place (photo, area, i % columns, i / columns);
      if (region_at (photo, p) == (int) region)
        bounds = idp_rect_with (&bounds, p, half_px);
    }
  return bounds;
}

IdpRect
idp_around_rect (const IdpPhoto *photo, const IdpAroundArea *area)
{
  IdpRect bounds = { 0 };
  for (int corner = 0; corner < 4; corner++)
    {
      const IdpPoint p = idp_around_point (photo, corner % 2 ? area->right : area->left,
                                           corner / 2 ? area->bottom : area->top);
      bounds = idp_rect_with (&bounds, p, 1);
    }
  const IdpRect all = { 0, 0, photo->file->width_px, photo->file->height_px };
  return idp_rect_intersect (&bounds, &all);
}
