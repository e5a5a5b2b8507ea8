/* face: pixels to face geometry.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "face.h"

#include "eyes.h"
#include "haar.h"
#include "jaw.h"
#include "reduce.h"

/* The long side of the copy that faces are looked for in. */
#define SEARCH_PX 640
/* Upright faces are looked for from the first size on, smaller ones where that might miss one that
 * counts; tilted ones from the last size on. */
#define USUAL_FACE_PX 96
#define SMALLEST_FACE_PX 20
#define TILTED_FACE_PX 60
/* A face smaller than this share of the largest is somebody on a poster, or no face. */
#define SECOND_FACE_SHARE 0.4

/* A group of more hits than this is a face; where there is none, one of more than the second number
 * is. */
#define SURE_NEIGHBOURS 4
#define LIKELY_NEIGHBOURS 2

/* Below a sure face, over this many of its widths, a group with less than this share of its hits is
 * a pattern on the clothes: 41 of 2,897 portraits of one person each show one. */
#define SURE_SHARE 0.4
#define BODY_WIDTH 1.5

/* --- Geometry --- */

#define N_POINTS 7

typedef struct
{
  IdpPoint *p[N_POINTS];
} Points;

static Points
list_points (IdpFace *face)
{
  return (Points){ { &face->left_eye, &face->right_eye, &face->mouth, &face->chin, &face->crown,
                     &face->face_left, &face->face_right } };
}

static void
scale_rect (IdpRect *r, double factor)
{
  const int x1 = lround ((r->x + r->width) * factor), y1 = lround ((r->y + r->height) * factor);
  r->x = lround (r->x * factor);
  r->y = lround (r->y * factor);
  r->width = x1 - r->x;
  r->height = y1 - r->y;
}

void
idp_face_scale (IdpFace *face, double factor)
{
  const Points points = list_points (face);
  for (int i = 0; i < N_POINTS; i++)
    {
      points.p[i]->x *= factor;
      points.p[i]->y *= factor;
    }
  scale_rect (&face->box, factor);
  scale_rect (&face->second, factor);
}

double
idp_face_eye_distance (const IdpFace *face)
{
  return hypot (face->right_eye.x - face->left_eye.x, face->right_eye.y - face->left_eye.y);
}

IdpPoint
idp_face_eye_middle (const IdpFace *face)
{
  return (IdpPoint){ (face->left_eye.x + face->right_eye.x) / 2,
                     (face->left_eye.y + face->right_eye.y) / 2 };
}

/* --- The box --- */

static int
most_neighbours (const GArray *groups)
{
  int most = 0;
  for (guint i = 0; i < groups->len; i++)
    most = MAX (most, g_array_index (groups, IdpHaarHit, i).neighbours);
  return most;
}

/* On the clothes of another, who is much surer to be one. */
static gboolean
is_pattern (const IdpHaarHit *hit, const IdpHaarHit *other)
{
  return hit->neighbours < SURE_SHARE * other->neighbours
         && fabs (hit->x - other->x) < BODY_WIDTH / 2 * other->size && hit->y > other->y;
}

/* Faces among HITS, largest first. */
static GArray *
group_faces (const GArray *hits, int min_neighbours)
{
  g_autoptr (GArray) groups = idp_haar_group (hits, min_neighbours);
  GArray *faces = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  for (guint i = 0; i < groups->len; i++)
    {
      const IdpHaarHit *group = &g_array_index (groups, IdpHaarHit, i);
      gboolean pattern = FALSE;
      for (guint j = 0; j < groups->len && !pattern; j++)
        pattern = is_pattern (group, &g_array_index (groups, IdpHaarHit, j));
      if (!pattern)
        g_array_append_val (faces, *group);
    }
  return faces;
}

/* From large to small, until anyone still unseen is too small to count. */
static GArray *
find_upright (const IdpHaar *haar, const IdpGrey *grey)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  double from_px = USUAL_FACE_PX, to_px = G_MAXDOUBLE;
  while (TRUE)
    {
      idp_haar_scan (haar, grey, from_px, to_px, hits);
      g_autoptr (GArray) groups = group_faces (hits, SURE_NEIGHBOURS);
      double wanted_px = SMALLEST_FACE_PX;
      if (groups->len > 0)
        wanted_px = MAX (wanted_px, g_array_index (groups, IdpHaarHit, 0).size * SECOND_FACE_SHARE);
      if (from_px <= wanted_px)
        return g_steal_pointer (&groups);
      to_px = from_px;
      from_px = groups->len > 0 ? wanted_px : MAX (wanted_px, from_px / 2);
    }
}

/* Faces in GREY turned back by ROLL_DEG, in pixels of GREY; those in the corners that turning fills
 * do not count. */
static GArray *
find_turned (const IdpHaar *haar, const IdpGrey *grey, double roll_deg)
{
  const int width_px = grey->width_px, height_px = grey->height_px;
  const IdpGreyPose pose = { { width_px / 2.0, height_px / 2.0 }, 1, roll_deg };
  g_autoptr (IdpGrey) turned = idp_grey_cut (grey, &pose, width_px, height_px);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  idp_haar_scan (haar, turned, TILTED_FACE_PX, G_MAXDOUBLE, hits);

  g_autoptr (GArray) groups = group_faces (hits, LIKELY_NEIGHBOURS);
  GArray *inside = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  for (guint i = 0; i < groups->len; i++)
    {
      IdpHaarHit hit = g_array_index (groups, IdpHaarHit, i);
      const IdpPoint p
          = idp_grey_cut_to_source (&pose, width_px, height_px, (IdpPoint){ hit.x, hit.y });
      hit.x = p.x;
      hit.y = p.y;
      if (p.x >= 0 && p.x < width_px && p.y >= 0 && p.y < height_px)
        g_array_append_val (inside, hit);
    }
  return inside;
}

/* The cascade knows upright heads only: the tilt at which it is surest of one. */
static GArray *
find_tilted (const IdpHaar *haar, const IdpGrey *grey, double *roll_deg)
{
  static const double tries_deg[] = { 0, 15, -15, 25, -25 };
  GArray *best = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  for (gsize i = 0; i < G_N_ELEMENTS (tries_deg); i++)
    {
      GArray *groups = find_turned (haar, grey, tries_deg[i]);
      const gboolean better = most_neighbours (groups) > most_neighbours (best);
      g_array_unref (better ? best : groups);
      if (better)
        {
          best = groups;
          *roll_deg = tries_deg[i];
        }
    }
  return best;
}

static IdpRect
box_of (const IdpHaarHit *hit, double scale)
{
  const double side = hit->size * scale;
  return (IdpRect){ lround (hit->x * scale - side / 2), lround (hit->y * scale - side / 2),
                    lround (side), lround (side) };
}

static void
take_boxes (IdpFace *face, const GArray *groups, double scale)
{
  const IdpHaarHit *hits = (const IdpHaarHit *) (gpointer) groups->data;
  face->box = box_of (&hits[0], scale);
  face->count = 1;
  for (guint i = 1; i < groups->len && hits[i].size > SECOND_FACE_SHARE * hits[0].size; i++)
    {
      if (i == 1)
        face->second = box_of (&hits[i], scale);
      face->count++;
    }
}

/* --- The whole --- */

static IdpImage *
reduce_by (const IdpImage *image, const IdpRect *rect, double scale, GError **error)
{
  return idp_image_reduce (image, rect, MAX (1, lround (rect->width * scale)),
                           MAX (1, lround (rect->height * scale)), error);
}

static gboolean
find_boxes (const IdpImage *image, IdpFace *face, double *roll_deg, GError **error)
{
  const IdpHaar *haar = idp_haar_get (IDP_HAAR_FACE, error);
  if (haar == NULL)
    return FALSE;

  const IdpRect all = { 0, 0, image->width_px, image->height_px };
  const double scale = MIN (1.0, (double) SEARCH_PX / MAX (all.width, all.height));
  g_autoptr (IdpImage) small = reduce_by (image, &all, scale, error);
  if (small == NULL)
    return FALSE;
  g_autoptr (IdpGrey) grey = idp_grey_from_image (small);
  idp_grey_stretch (grey);

  g_autoptr (GArray) groups = find_upright (haar, grey);
  if (groups->len == 0)
    {
      g_array_unref (groups);
      groups = find_tilted (haar, grey, roll_deg);
    }
  if (groups->len > 0)
    take_boxes (face, groups, 1 / scale);
  return TRUE;
}

/* Moves everything by (DX, DY). */
static void
move_face (IdpFace *face, int dx, int dy)
{
  const Points points = list_points (face);
  for (int i = 0; i < N_POINTS; i++)
    {
      points.p[i]->x += dx;
      points.p[i]->y += dy;
    }
  face->box.x += dx;
  face->box.y += dy;
  face->second.x += dx;
  face->second.y += dy;
}

/* Eyes and jaw, on a reduced copy of the face and its surroundings. */
static gboolean
find_landmarks (const IdpImage *image, double roll_deg, IdpFace *face, GError **error)
{
  const IdpRect all = { 0, 0, image->width_px, image->height_px };
  const IdpRect box = face->box;
  const int margin = box.width / 2;
  const IdpRect wide
      = { box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin };
  const IdpRect cut = idp_rect_intersect (&wide, &all);
  const double scale = MIN (1.0, IDP_EYES_DISTANCE_PX / (IDP_EYES_BOX_SHARE * box.width));
  g_autoptr (IdpImage) view = reduce_by (image, &cut, scale, error);
  if (view == NULL)
    return FALSE;

  const double view_scale = (double) view->width_px / cut.width;
  IdpFace seen = *face;
  move_face (&seen, -cut.x, -cut.y);
  idp_face_scale (&seen, view_scale);
  if (!idp_eyes_find (view, roll_deg, &seen, error))
    return FALSE;
  idp_jaw_find (view, &seen);
  idp_face_scale (&seen, 1 / view_scale);
  move_face (&seen, cut.x, cut.y);
  seen.box = face->box;
  seen.second = face->second;
  *face = seen;
  return TRUE;
}

gboolean
idp_face_find (const IdpImage *image, IdpFace *face, GError **error)
{
  g_return_val_if_fail (image != NULL && face != NULL, FALSE);

  *face = (IdpFace){ .roll_deg = NAN, .yaw_deg = NAN, .pitch_deg = NAN };
  const Points points = list_points (face);
  for (int i = 0; i < N_POINTS; i++)
    *points.p[i] = IDP_POINT_NONE;

  double roll_deg = 0;
  if (!find_boxes (image, face, &roll_deg, error))
    return FALSE;
  return face->count == 0 || find_landmarks (image, roll_deg, face, error);
}
