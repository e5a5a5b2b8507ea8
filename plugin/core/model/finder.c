/* finder: where are faces, and how are they turned? SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "finder.h"

#include "cut.h"
#include "network.h"

/* The outputs of the network. */
enum
{
  SCORE,
  LEFT_X, /* from the middle of the place to the eye, in places */
  LEFT_Y,
  RIGHT_X,
  RIGHT_Y,
};

/* What scores less is not worth a closer look. */
#define LEAST_SCORE 0.3
/* Two found faces are one if they lie nearer than this to each other, eye distances. */
#define SAME_FACE 1.2
/* Small faces are looked for in parts of the picture of this share of its long side. */
#define PART 0.5

static double
eye_distance (const IdpFoundFace *face)
{
  return hypot (face->right_eye.x - face->left_eye.x, face->right_eye.y - face->left_eye.y);
}

static double
middle_distance (const IdpFoundFace *a, const IdpFoundFace *b)
{
  return hypot (a->left_eye.x + a->right_eye.x - b->left_eye.x - b->right_eye.x,
                a->left_eye.y + a->right_eye.y - b->left_eye.y - b->right_eye.y)
         / 2;
}

static gint
compare_scores (gconstpointer a, gconstpointer b)
{
  const double left = ((const IdpFoundFace *) a)->score, right = ((const IdpFoundFace *) b)->score;
  return (left < right) - (left > right);
}

static gint
compare_sizes (gconstpointer a, gconstpointer b)
{
  const double left = eye_distance (a), right = eye_distance (b);
  return (left < right) - (left > right);
}

/* Appends what MAPS, of a square whose pixels TO_IMAGE takes to the picture, show. */
static void
read_maps (const IdpMaps *maps, int side, const IdpSimilarity *to_image, GArray *faces)
{
  const double place_px = (double) side / maps->side_px;
  for (int y = 0; y < maps->side_px; y++)
    for (int x = 0; x < maps->side_px; x++)
      {
        const float *at = idp_maps_at (maps, x, y);
        const double score = 1 / (1 + exp (-at[SCORE]));
        if (score < LEAST_SCORE)
          continue;
        const IdpPoint left
            = { (x + 0.5 + at[LEFT_X]) * place_px, (y + 0.5 + at[LEFT_Y]) * place_px };
        const IdpPoint right
            = { (x + 0.5 + at[RIGHT_X]) * place_px, (y + 0.5 + at[RIGHT_Y]) * place_px };
        const IdpFoundFace face = { idp_similarity_apply (to_image, left),
                                    idp_similarity_apply (to_image, right), score };
        if (right.x > left.x)
          g_array_append_val (faces, face);
      }
}

/* The square of LONG px at (X, Y). */
static gboolean
look (const IdpImage *image, double x, double y, double long_side, GArray *faces, GError **error)
{
  const IdpNetwork *network = idp_network_get ("finder");
  const int side = idp_network_side (network);
  const IdpSimilarity to_image = { long_side / side, 0, x, y };
  g_autofree float *picture = idp_cut (image, &to_image, side, error);
  if (picture == NULL)
    return FALSE;
  g_autoptr (IdpMaps) maps = NULL;
  idp_network_run (network, picture, &maps);
  read_maps (maps, side, &to_image, faces);
  return TRUE;
}

/* Of several that are the same face, the one with the highest score. */
static GArray *
take_best (GArray *faces)
{
  g_array_sort (faces, compare_scores);
  GArray *best = g_array_new (FALSE, FALSE, sizeof (IdpFoundFace));
  for (guint i = 0; i < faces->len; i++)
    {
      const IdpFoundFace *face = &g_array_index (faces, IdpFoundFace, i);
      gboolean known = FALSE;
      for (guint j = 0; j < best->len && !known; j++)
        {
          const IdpFoundFace *other = &g_array_index (best, IdpFoundFace, j);
          const double size = MAX (eye_distance (face), eye_distance (other));
          known = middle_distance (face, other) < SAME_FACE * size;
        }
      if (!known)
        g_array_append_val (best, *face);
    }
  g_array_sort (best, compare_sizes);
  return best;
}

GArray *
idp_finder_run (const IdpImage *image, GError **error)
{
  g_return_val_if_fail (image != NULL, NULL);

  const double long_side = MAX (image->width_px, image->height_px), part = PART * long_side;
  g_autoptr (GArray) faces = g_array_new (FALSE, FALSE, sizeof (IdpFoundFace));
  if (!look (image, 0, 0, long_side, faces, error))
    return NULL;
  if (faces->len == 0)
    for (double y = 0; y == 0 || y + part / 2 < image->height_px; y += part / 2)
      for (double x = 0; x == 0 || x + part / 2 < image->width_px; x += part / 2)
        if (!look (image, x, y, part, faces, error))
          return NULL;
  return take_best (faces);
}
