/* frame-traces: what runs along the four sides of a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "frame-traces.h"

#include <stdlib.h>

/* A border: its lines hold one colour up to this many levels, and next to it this share of the
 * line differs by this many. Its depth is at most this share of the picture. */
#define EVEN_LEVELS 6
#define STEP_LEVELS 16
#define STEP_SHARE 0.92
#define MAX_DEPTH 0.3

/* A wedge: its legs, as shares of the sides, and how far its slanted side may stray. */
#define MIN_LEG_PX 4
#define MAX_LEG 0.97
#define STRAY_SHARE 0.08
#define STRAY_PX 2
#define FILL_LEVELS 6

/* An edge: looked for in this part of the picture at each side, with this slant, at this many
 * places of the middle of the side (seen at an angle, paper ends before the corners of the
 * picture); at this share of them it steps the same way by this many levels. */
#define EDGE_ZONE 0.25
#define EDGE_SLANT 0.15
#define EDGE_MIDDLE 0.7
#define EDGE_PLACES 40
#define EDGE_SHARE 0.9
#define EDGE_LEVELS 14
#define EDGE_REACH_PX 3

/* The picture seen from one side: DEPTH counts lines from that side inwards, ALONG runs along it.
 */
typedef struct
{
  const IdpImage *image;
  IdpSide side;
  int depth_px, length_px;
} View;

static View
view_from (const IdpImage *image, IdpSide side)
{
  const gboolean upright = side == IDP_SIDE_LEFT || side == IDP_SIDE_RIGHT;
  return (View){ image, side, upright ? image->width_px : image->height_px,
                 upright ? image->height_px : image->width_px };
}

static const guint8 *
view_at (const View *view, int depth, int along)
{
  switch (view->side)
    {
    case IDP_SIDE_TOP:
      return idp_image_at (view->image, along, depth);
    case IDP_SIDE_BOTTOM:
      return idp_image_at (view->image, along, view->depth_px - 1 - depth);
    case IDP_SIDE_LEFT:
      return idp_image_at (view->image, depth, along);
    default:
      return idp_image_at (view->image, view->depth_px - 1 - depth, along);
    }
}

static IdpRect
view_rect (const View *view, int depth, int along, int depth_px, int length_px)
{
  const int from_far = view->depth_px - depth - depth_px;
  switch (view->side)
    {
    case IDP_SIDE_TOP:
      return (IdpRect){ along, depth, length_px, depth_px };
    case IDP_SIDE_BOTTOM:
      return (IdpRect){ along, from_far, length_px, depth_px };
    case IDP_SIDE_LEFT:
      return (IdpRect){ depth, along, depth_px, length_px };
    default:
      return (IdpRect){ from_far, along, depth_px, length_px };
    }
}

static int
difference (const guint8 *a, const guint8 *b)
{
  return MAX (abs (a[0] - b[0]), MAX (abs (a[1] - b[1]), abs (a[2] - b[2])));
}

/* The share of line DEPTH that differs from COLOUR by more than LEVELS. */
static double
share_off (const View *view, int depth, const guint8 *colour, int levels)
{
  int n = 0;
  for (int along = 0; along < view->length_px; along++)
    n += difference (view_at (view, depth, along), colour) > levels;
  return (double) n / view->length_px;
}

static int
border_depth (const View *view)
{
  const guint8 *colour = view_at (view, 0, view->length_px / 2);
  const int max_depth = (int) (MAX_DEPTH * view->depth_px);
  int depth = 0;
  while (depth < max_depth && share_off (view, depth, colour, EVEN_LEVELS) == 0)
    depth++;
  if (depth == 0 || depth == max_depth)
    return 0;

  /* The line after may be half border, and the sides of a frame stay border all the way. */
  const int inside = depth + 2;
  int n_side = 0;
  while (n_side < view->length_px / 2
         && difference (view_at (view, inside, n_side), colour) <= EVEN_LEVELS)
    n_side++;
  int n_far = 0;
  while (n_far < view->length_px / 2
         && difference (view_at (view, inside, view->length_px - 1 - n_far), colour) <= EVEN_LEVELS)
    n_far++;
  const int length = view->length_px - n_side - n_far;
  if (length < (1 - 2 * MAX_DEPTH) * view->length_px)
    return 0;
  const double off = share_off (view, inside, colour, STEP_LEVELS) * view->length_px / length;
  return off >= STEP_SHARE ? depth : 0;
}

static int
run_length (const View *view, int depth, gboolean from_far, const guint8 *colour)
{
  int n = 0;
  while (n < view->length_px
         && difference (view_at (view, depth, from_far ? view->length_px - 1 - n : n), colour)
                <= FILL_LEVELS)
    n++;
  return n;
}

/* The wedge in the corner at the near or far end of VIEW's side: empty if there is none. */
static IdpRect
find_wedge (const View *view, gboolean from_far)
{
  const guint8 *corner = view_at (view, 0, from_far ? view->length_px - 1 : 0);
  const guint8 black[3] = { 0, 0, 0 }, white[3] = { 255, 255, 255 };
  const int base = run_length (view, 0, from_far, corner);
  const IdpRect none = { 0 };
  if ((difference (corner, black) > FILL_LEVELS && difference (corner, white) > FILL_LEVELS)
      || base < MIN_LEG_PX || base > MAX_LEG * view->length_px)
    return none;

  int height = 0;
  while (height < view->depth_px && run_length (view, height, from_far, corner) > 0)
    height++;
  if (height < MIN_LEG_PX || height > MAX_LEG * view->depth_px)
    return none;
  for (int depth = 1; depth < height; depth++)
    {
      const double wanted = base * (1 - (double) depth / height);
      const int run = run_length (view, depth, from_far, corner);
      if (fabs (run - wanted) > STRAY_PX + STRAY_SHARE * base)
        return none;
    }
  return view_rect (view, 0, from_far ? view->length_px - base : 0, height, base);
}

static double
luma_at (const View *view, int depth, int along)
{
  double sum = 0;
  for (int i = -1; i <= 1; i++)
    {
      const guint8 *rgb = view_at (view, depth, CLAMP (along + i, 0, view->length_px - 1));
      sum += 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2];
    }
  return sum / 3;
}

/* --- Straight edges: a Hough transform of the steps along a few profiles --- */

/* Lines that cross the middle of the side at one of so many depths, with one of so many slants;
 * each counts the places at which the picture steps up, and down, on it. */
typedef struct
{
  int n_depths, n_slants;
  guint8 *count[2]; /* n_slants * n_depths each, owned */
} Lines;

static double
slant_of (const Lines *lines, int i)
{
  return EDGE_SLANT * (2.0 * i / (lines->n_slants - 1) - 1);
}

/* OFF: distance of the place from the middle of the side. */
static void
vote (Lines *lines, int depth, double off, gboolean down)
{
  for (int i = 0; i < lines->n_slants; i++)
    {
      const int at = (int) floor ((depth - slant_of (lines, i) * off) / EDGE_REACH_PX);
      if (at >= 0 && at < lines->n_depths)
        lines->count[down][i * lines->n_depths + at]++;
    }
}

/* Votes for every step along the profile at ALONG that is the highest around it. */
static void
vote_profile (const View *view, Lines *lines, int along)
{
  const int end
      = MIN ((int) ((EDGE_ZONE + EDGE_SLANT) * view->depth_px), view->depth_px - EDGE_REACH_PX - 1);
  double before = 0, here = 0;
  for (int depth = EDGE_REACH_PX; depth < end; depth++)
    {
      const double next = luma_at (view, depth + 1 + EDGE_REACH_PX, along)
                          - luma_at (view, depth + 1 - EDGE_REACH_PX, along);
      if (fabs (here) >= EDGE_LEVELS && fabs (here) > fabs (before) && fabs (here) >= fabs (next))
        vote (lines, depth, along - view->length_px / 2.0, here < 0);
      before = here;
      here = next;
    }
}

static IdpRect
edge_region (const View *view, double depth, double slant)
{
  const double reach = fabs (slant) * view->length_px / 2 + EDGE_REACH_PX;
  const int from = MAX (0, (int) (depth - reach));
  const int to = MIN (view->depth_px, (int) (depth + reach) + EDGE_REACH_PX);
  return view_rect (view, from, 0, to - from, view->length_px);
}

static gboolean
find_edge (const View *view, IdpRect *region)
{
  Lines lines = { (int) (EDGE_ZONE * view->depth_px / EDGE_REACH_PX),
                  1 + (int) ceil (EDGE_SLANT * EDGE_MIDDLE * view->length_px / EDGE_REACH_PX) };
  const int n = lines.n_depths * lines.n_slants;
  g_autofree guint8 *counts = g_new0 (guint8, 2 * n);
  lines.count[0] = counts;
  lines.count[1] = counts + n;
  for (int i = 0; i < EDGE_PLACES; i++)
    {
      const double share = ((i + 0.5) / EDGE_PLACES - 0.5) * EDGE_MIDDLE + 0.5;
      vote_profile (view, &lines, (int) (share * view->length_px));
    }

  /* A line may run between two depths. */
  int best = 0, best_at = 0;
  for (int down = 0; down <= 1; down++)
    for (int at = 0; at + 1 < n; at++)
      {
        const int count = lines.count[down][at] + lines.count[down][at + 1];
        if (at % lines.n_depths < lines.n_depths - 1 && count > best)
          {
            best = count;
            best_at = at;
          }
      }
  if (best < EDGE_SHARE * EDGE_PLACES)
    return FALSE;
  *region = edge_region (view, (best_at % lines.n_depths + 1) * EDGE_REACH_PX,
                         slant_of (&lines, best_at / lines.n_depths));
  return TRUE;
}

void
idp_frame_traces_find (const IdpImage *image, IdpFrameTraces *traces)
{
  *traces = (IdpFrameTraces){ 0 };
  for (IdpSide side = 0; side < IDP_N_SIDES; side++)
    {
      const View view = view_from (image, side);
      traces->border_px[side] = border_depth (&view);
      traces->edge[side] = find_edge (&view, &traces->edge_region[side]);
    }

  for (IdpSide side = IDP_SIDE_TOP; side <= IDP_SIDE_BOTTOM; side++)
    for (int from_far = 0; from_far <= 1; from_far++)
      {
        const View view = view_from (image, side);
        const IdpRect wedge = find_wedge (&view, from_far);
        traces->n_wedges += !idp_rect_is_empty (&wedge);
        if (wedge.width * wedge.height > traces->wedge.width * traces->wedge.height)
          traces->wedge = wedge;
      }
}
