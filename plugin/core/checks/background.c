/* background: a wall that is not even, and shadows on it.
 *
 * Both work on means over squares, which noise hardly moves. A shadow is wall that is darker than
 * the rest, has its colour, lies against the person and ends within a short way; a slow change of
 * light is only uneven.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"
#include "lab.h"
#include "regions.h"

/* Shares of squares that may be odd without making the wall uneven: a stray hair, a speck. */
#define LOW_SHARE 0.02
#define HIGH_SHARE 0.98

/* The depth of a shadow is taken at this share of the places along its edge, not at the single
 * deepest. */
#define DEPTH_SHARE 0.75

/* Squares across the edge of a hard shadow, which are neither as smooth as shade nor as light as
 * the wall. */
#define NEAR 3

/* A head from scalp to chin, in eye distances about a middle below the eyes. */
#define HEAD_DOWN 0.2
#define HEAD_HALF_WIDTH 1.0
#define HEAD_HALF_HEIGHT 1.6

typedef struct
{
  float lab[3];        /* mean */
  float wall[3];       /* what the plane of the background gives here */
  float spread;        /* standard deviation of L* */
  gboolean background; /* nothing but background in it and around it */
  gboolean head;       /* where smooth skin may look like a wall in the shade */
  gboolean shaded;     /* can be wall in the shade */
} Square;

/* The view above the chin; below it a top may be taken for wall, and wall for a top. */
typedef struct
{
  int size_px;
  int columns;
  int rows;
  Square *squares;
} Wall;

static void
wall_clear (Wall *wall)
{
  g_free (wall->squares);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wall, wall_clear)

/* Whether AREA of the view, as far as it lies inside, is background throughout. */
static gboolean
all_background (const IdpPhoto *photo, const IdpRect *area)
{
  const IdpRect all = { 0, 0, photo->view->width_px, photo->view->height_px };
  const IdpRect part = idp_rect_intersect (area, &all);
  for (int y = part.y; y < part.y + part.height; y++)
    for (int x = part.x; x < part.x + part.width; x++)
      if (!photo->view_background[(gsize) y * all.width + x])
        return FALSE;
  return TRUE;
}

static void
measure_square (const IdpImage *view, const IdpRect *area, Square *square)
{
  const int n = area->width * area->height;
  g_autofree float *row = g_new (float, 3 * area->width);
  double sum[3] = { 0 }, squares = 0;
  for (int y = area->y; y < area->y + area->height; y++)
    {
      idp_lab_from_row (idp_image_at (view, area->x, y), area->width, row);
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

/* The plane of the background at the middle of AREA. */
static void
expect_wall (const IdpPhoto *photo, const IdpRect *area, Square *square)
{
  const IdpLabPlane *plane = &photo->silhouette->plane;
  const IdpRect place = idp_photo_rect_from_view (photo, area);
  const double x = (2.0 * place.x + place.width) / photo->file->width_px - 1;
  const double y = (2.0 * place.y + place.height) / photo->file->height_px - 1;
  for (int i = 0; i < 3; i++)
    square->wall[i] = plane->at_centre[i] + x * plane->slope_x[i] + y * plane->slope_y[i];
}

static gboolean
is_head (const IdpFaceAxes *axes, const IdpRect *area)
{
  const IdpPoint middle = { area->x + area->width / 2.0, area->y + area->height / 2.0 };
  const IdpPoint place = idp_face_axes_place (axes, middle);
  return hypot (place.x / HEAD_HALF_WIDTH, (place.y - HEAD_DOWN) / HEAD_HALF_HEIGHT) < 1;
}

static Wall
wall_measure (const IdpPhoto *photo, const IdpRule *rule)
{
  const int size = idp_rule_number (rule, "square");
  const int margin = idp_rule_number (rule, "margin");
  const int bottom = CLAMP ((int) idp_face_chin_row (photo), size, photo->view->height_px);
  Wall wall = { size, photo->view->width_px / size, bottom / size, NULL };
  const IdpFaceAxes axes = idp_face_axes (photo);
  wall.squares = g_new0 (Square, wall.columns * wall.rows);

  for (int i = 0; i < wall.columns * wall.rows; i++)
    {
      Square *square = &wall.squares[i];
      const IdpRect area = { i % wall.columns * size, i / wall.columns * size, size, size };
      const IdpRect around
          = { area.x - margin, area.y - margin, size + 2 * margin, size + 2 * margin };
      measure_square (photo->view, &area, square);
      expect_wall (photo, &area, square);
      square->background = all_background (photo, &around);
      square->head = is_head (&axes, &area);
    }
  return wall;
}

/* --- Shadow --- */

/* Whether SQUARE can be wall in the shade. Less light scales X, Y and Z alike, and with them a* and
 * b* as L* + 16. A square that is not known to be background must also be as smooth as a wall. */
static gboolean
is_shaded (const Square *square, const IdpRule *rule)
{
  const double depth = square->wall[0] - square->lab[0];
  const double scale = (square->lab[0] + 16) / (square->wall[0] + 16);
  const double shift
      = hypot (square->lab[1] - scale * square->wall[1], square->lab[2] - scale * square->wall[2]);
  return !square->head && depth >= idp_rule_number (rule, "shade")
         && scale * scale * scale >= idp_rule_number (rule, "light-left")
         && shift <= idp_rule_number (rule, "chroma-shift")
         && (square->background || square->spread <= idp_rule_number (rule, "smooth"));
}

/* Steps to the squares left, right, above and below. */
static const int steps[4][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };

/* The square DISTANCE steps from number I; NULL outside. */
static Square *
square_beside (const Wall *wall, int i, const int step[2], int distance)
{
  const int x = i % wall->columns + distance * step[0], y = i / wall->columns + distance * step[1];
  if (x < 0 || x >= wall->columns || y < 0 || y >= wall->rows)
    return NULL;
  return &wall->squares[y * wall->columns + x];
}

/* Squares that hang together. */
typedef struct
{
  GArray *members; /* int, by number */
  gboolean touches_person;
  gboolean touches_wall;
} Blob;

static void
blob_clear (Blob *blob)
{
  g_clear_pointer (&blob->members, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Blob, blob_clear)

/* Takes all squares that hang together with START and are still OPEN. */
static Blob
take_blob (const Wall *wall, guint8 *open, int start)
{
  Blob blob = { .members = g_array_new (FALSE, FALSE, sizeof (int)) };
  open[start] = FALSE;
  g_array_append_val (blob.members, start);

  for (guint done = 0; done < blob.members->len; done++)
    for (int k = 0; k < 4; k++)
      {
        const Square *next
            = square_beside (wall, g_array_index (blob.members, int, done), steps[k], 1);
        if (next == NULL)
          continue;
        const int number = next - wall->squares;
        if (open[number])
          {
            open[number] = FALSE;
            g_array_append_val (blob.members, number);
          }
        blob.touches_person |= !next->background && !next->shaded;

        const Square *near
            = square_beside (wall, g_array_index (blob.members, int, done), steps[k], NEAR);
        blob.touches_wall |= near != NULL && near->background;
      }
  return blob;
}

/* How much darker SHADOW is than the lit wall REACH squares off; 0 where no lit wall is so near. */
static double
shadow_depth (const Wall *wall, const Blob *shadow, int reach)
{
  g_autofree float *depths = g_new (float, 4 * shadow->members->len);
  int n = 0;
  for (guint i = 0; i < shadow->members->len; i++)
    for (int k = 0; k < 4; k++)
      {
        const int number = g_array_index (shadow->members, int, i);
        const Square *lit = square_beside (wall, number, steps[k], reach);
        if (lit != NULL && lit->background && !lit->shaded)
          depths[n++] = lit->lab[0] - wall->squares[number].lab[0];
      }
  return n > 0 ? idp_quantile (depths, n, DEPTH_SHARE) : 0;
}

/* The deepest shadow and its depth; no members and 0 where there is none. */
static Blob
find_shadow (Wall *wall, const IdpRule *rule, double *depth)
{
  const int n = wall->rows * wall->columns;
  const double least = idp_rule_number (rule, "area-percent") / 100 * n;
  const int reach = idp_rule_number (rule, "edge-squares");
  g_autofree guint8 *open = g_new (guint8, n);
  for (int i = 0; i < n; i++)
    open[i] = wall->squares[i].shaded = is_shaded (&wall->squares[i], rule);

  Blob deepest = { .members = g_array_new (FALSE, FALSE, sizeof (int)) };
  *depth = 0;
  for (int i = 0; i < n; i++)
    {
      if (!open[i])
        continue;
      g_auto (Blob) blob = take_blob (wall, open, i);
      if (!blob.touches_wall || !blob.touches_person || blob.members->len < least)
        continue;
      const double blob_depth = shadow_depth (wall, &blob, reach);
      if (blob_depth <= *depth)
        continue;
      *depth = blob_depth;
      blob_clear (&deepest);
      deepest = blob;
      blob.members = NULL;
    }
  return deepest;
}

/* The rectangle around squares, px of the upright original. */
static IdpRect
region_of (const IdpPhoto *photo, const Wall *wall, const GArray *members)
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

static IdpMeasurement
run_shadow (const IdpPhoto *photo, const IdpRule *rule)
{
  double depth = 0;
  g_auto (Wall) wall = wall_measure (photo, rule);
  g_auto (Blob) shadow = find_shadow (&wall, rule, &depth);
  return (IdpMeasurement){
    .measured = depth,
    .region = region_of (photo, &wall, shadow.members),
    .unsure = !photo->silhouette->trusted,
  };
}

/* --- Evenness --- */

/* The squares between LOW and HIGH, L*. */
static GArray *
squares_between (const Wall *wall, double low, double high)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < wall->columns * wall->rows; i++)
    {
      const Square *square = &wall->squares[i];
      if (square->background && square->lab[0] >= low && square->lab[0] <= high)
        g_array_append_val (members, i);
    }
  return members;
}

/* The range of lightness over the wall; the region is what differs most from its median. */
static IdpMeasurement
run_uneven (const IdpPhoto *photo, const IdpRule *rule)
{
  g_auto (Wall) wall = wall_measure (photo, rule);
  g_autofree float *lightness = g_new (float, wall.columns *wall.rows);
  int n = 0;
  for (int i = 0; i < wall.columns * wall.rows; i++)
    if (wall.squares[i].background)
      lightness[n++] = wall.squares[i].lab[0];
  if (n == 0)
    return (IdpMeasurement){ .measured = NAN };

  const double low = idp_quantile (lightness, n, LOW_SHARE);
  const double high = idp_quantile (lightness, n, HIGH_SHARE);
  const double median = idp_quantile (lightness, n, 0.5);
  g_autoptr (GArray) odd = median - low > high - median
                               ? squares_between (&wall, 0, (low + median) / 2)
                               : squares_between (&wall, (high + median) / 2, 100);
  return (IdpMeasurement){
    .measured = high - low,
    .region = region_of (photo, &wall, odd),
    .unsure = !photo->silhouette->trusted,
  };
}

const IdpCheck idp_check_bg_uneven = {
  .id = "bg-uneven",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 }, { "margin", 0, 64 }, { NULL } },
  .run = run_uneven,
};
const IdpCheck idp_check_bg_shadow = {
  .id = "bg-shadow",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params = (const IdpParam[]){ { "square", 1, 64 },
                                { "margin", 0, 64 },
                                { "shade", 0, 100 },
                                { "light-left", 0, 1 },
                                { "chroma-shift", 0, 100 },
                                { "smooth", 0, 100 },
                                { "area-percent", 0, 100 },
                                { "edge-squares", 1, 64 },
                                { NULL } },
  .run = run_shadow,
};
