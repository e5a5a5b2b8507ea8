/* background-shadow: the shadow that the person throws on the wall.
 *
 * It is the person's own outline, moved aside and softened. So outlines moved to different places
 * are laid on the wall, each together with the slow changes that the light of a room makes by
 * itself. The outline that explains the wall best is the shadow, and what it has to be darkened by
 * is the depth. A gradient does not look like it, nor does a stray hair.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "least-squares.h"
#include "wall.h"

/* Where shadows fall, px aside and down, and how soft they are, px. The last is a halo. */
typedef struct
{
  double right, down, sigma;
} Fall;

static const double distances[] = { 24, 48, 80, 112 };
static const double directions[][2]
    = { { -1, 0.25 }, { 1, 0.25 }, { -1, -0.3 }, { 1, -0.3 }, { 0, 1 } };
/* Of the distance. */
static const double softnesses[] = { 0.1, 0.25, 0.5 };
static const double halo_sigmas[] = { 30, 60 };

/* A shadow of which the wall shows less than this hardly says anything. */
#define LEAST_SHOWN 0.15

/* What the light of a room does by itself is a slowly curved surface: all terms up to the second
 * order. The shadow comes on top of them. */
enum
{
  TERM_SHADOW = 6,
  N_TERMS
};

/* The distance from a fit is counted, not its square, so that what lies far off, as hair and
 * things do, pulls no more. That is a least-squares fit in which each square weighs the inverse of
 * its distance, found in a few rounds. */
#define ROUNDS 4
#define LEAST_DISTANCE 0.3

typedef struct
{
  const IdpWall *wall;
  float *person; /* share of each square that is no background */
  float *shadow; /* the person's outline, moved and softened */
  float *spare;
  int *places;              /* of the squares that are wall */
  double (*terms)[N_TERMS]; /* of each of them */
  float *weights;           /* of each of them */
} Search;

static void
search_clear (Search *search)
{
  g_free (search->person);
  g_free (search->shadow);
  g_free (search->spare);
  g_free (search->places);
  g_free (search->terms);
  g_free (search->weights);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* The light; what the shadow adds is different for each fall. */
static void
light_at (const IdpWall *wall, int place, double terms[N_TERMS])
{
  const double right = 2.0 * (place % wall->columns) / wall->columns - 1;
  const double down = 2.0 * (place / wall->columns) / wall->rows - 1;
  const double light[TERM_SHADOW] = { 1, right, down, right * right, right * down, down * down };
  memcpy (terms, light, sizeof light);
}

static Search
search_new (const IdpPhoto *photo, const IdpWall *wall)
{
  const int n = wall->columns * wall->rows, size = wall->size_px;
  Search search = {
    .wall = wall,
    .person = g_new0 (float, n),
    .shadow = g_new (float, n),
    .spare = g_new (float, n),
    .places = g_new (int, wall->count),
    .terms = g_malloc0_n (wall->count, sizeof *search.terms),
    .weights = g_new (float, wall->count),
  };
  for (int y = 0; y < wall->rows * size; y++)
    for (int x = 0; x < wall->columns * size; x++)
      search.person[y / size * wall->columns + x / size]
          += 1 - photo->view_background[(gsize) y * photo->view->width_px + x];
  for (int i = 0; i < n; i++)
    search.person[i] /= size * size;
  for (int i = 0, k = 0; i < n; i++)
    if (wall->squares[i].wall)
      {
        search.places[k] = i;
        light_at (wall, i, search.terms[k++]);
      }
  return search;
}

/* --- Outlines --- */

/* N values STRIDE apart, averaged with those up to RADIUS squares off; beyond the ends they go on.
 */
static void
average_line (const float *in, float *out, int n, int stride, int radius)
{
  double sum = 0;
  for (int i = -radius - 1; i < radius; i++)
    sum += in[CLAMP (i, 0, n - 1) * stride];
  for (int i = 0; i < n; i++)
    {
      sum += in[MIN (i + radius, n - 1) * stride] - in[MAX (i - radius - 1, 0) * stride];
      out[i * stride] = sum / (2 * radius + 1);
    }
}

/* Two averages in each direction are close to a Gaussian of SIGMA squares. */
static void
soften (Search *search, double sigma)
{
  const int columns = search->wall->columns, rows = search->wall->rows;
  const int radius = lround ((sqrt (6 * sigma * sigma + 1) - 1) / 2);
  for (int round = 0; round < 2; round++)
    {
      for (int y = 0; y < rows; y++)
        average_line (search->shadow + y * columns, search->spare + y * columns, columns, 1,
                      radius);
      for (int x = 0; x < columns; x++)
        average_line (search->spare + x, search->shadow + x, rows, columns, radius);
    }
}

/* Throws the person's shadow. Returns how much of it the wall shows where it shows most, 0..1. */
static double
throw_shadow (Search *search, const Fall *fall)
{
  const int columns = search->wall->columns, rows = search->wall->rows;
  const int right = lround (fall->right / search->wall->size_px);
  const int down = lround (fall->down / search->wall->size_px);
  double most = 0;
  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      search->shadow[y * columns + x] = search->person[CLAMP (y - down, 0, rows - 1) * columns
                                                       + CLAMP (x - right, 0, columns - 1)];
  soften (search, fall->sigma / search->wall->size_px);
  for (int i = 0; i < search->wall->count; i++)
    {
      const double shadow = search->shadow[search->places[i]];
      search->terms[i][TERM_SHADOW] = -shadow;
      most = fmax (most, shadow);
    }
  return most;
}

/* --- Light --- */

/* The mean distance of the wall from the nearest sum of the first N terms, L*, and their FACTORS;
 * INFINITY where the wall does not determine them. */
static double
distance_from_fit (Search *search, int n, double factors[N_TERMS])
{
  const int count = search->wall->count;
  double sum = 0;
  for (int i = 0; i < count; i++)
    search->weights[i] = 1;
  for (int round = 0; round < ROUNDS; round++)
    {
      IdpLeastSquares fit = { .n_terms = n };
      sum = 0;
      for (int i = 0; i < count; i++)
        idp_least_squares_add (&fit, search->terms[i],
                               search->wall->squares[search->places[i]].lab[0], search->weights[i]);
      if (!idp_least_squares_solve (&fit, factors))
        return INFINITY;
      for (int i = 0; i < count; i++)
        {
          double distance = search->wall->squares[search->places[i]].lab[0];
          for (int k = 0; k < n; k++)
            distance -= factors[k] * search->terms[i][k];
          sum += fabs (distance);
          search->weights[i] = 1 / fmax (LEAST_DISTANCE, fabs (distance));
        }
    }
  return sum / search->wall->count;
}

/* --- The search --- */

typedef struct
{
  double depth;    /* L*, where the wall shows it at its darkest */
  double explains; /* share of the wall's distance from even light */
  GArray *squares; /* that have at least half of the depth; owned */
} Shadow;

/* Puts FALL in place of FOUND if it explains more. EVEN is the distance from light alone. */
static void
try_fall (Search *search, const Fall *fall, double even, Shadow *found)
{
  double factors[N_TERMS];
  const double shown = throw_shadow (search, fall);
  if (shown < LEAST_SHOWN)
    return;
  const double explains = 1 - distance_from_fit (search, N_TERMS, factors) / even;
  if (!(explains > found->explains) || factors[TERM_SHADOW] <= 0)
    return;
  found->explains = explains;
  found->depth = shown * factors[TERM_SHADOW];
  g_array_set_size (found->squares, 0);
  for (int i = 0; i < search->wall->columns * search->wall->rows; i++)
    if (search->person[i] < 0.5f && search->shadow[i] > shown / 2)
      g_array_append_val (found->squares, i);
}

/* The shadow that explains most. */
static Shadow
find_shadow (Search *search)
{
  Shadow found = { 0, 0, g_array_new (FALSE, FALSE, sizeof (int)) };
  double factors[N_TERMS];
  const double even = distance_from_fit (search, TERM_SHADOW, factors);
  if (!(even > 0) || isinf (even))
    return found;
  for (guint i = 0; i < G_N_ELEMENTS (halo_sigmas); i++)
    try_fall (search, &(Fall){ 0, 0, halo_sigmas[i] }, even, &found);
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    for (guint k = 0; k < G_N_ELEMENTS (directions); k++)
      for (guint l = 0; l < G_N_ELEMENTS (softnesses); l++)
        {
          const Fall fall = { distances[i] * directions[k][0], distances[i] * directions[k][1],
                              distances[i] * softnesses[l] };
          try_fall (search, &fall, even, &found);
        }
  return found;
}

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  g_autoptr (IdpWall) wall = idp_wall_measure (photo, rule);
  if (!idp_wall_suffices (wall))
    return (IdpMeasurement){ .measured = NAN };

  g_auto (Search) search = search_new (photo, wall);
  const Shadow shadow = find_shadow (&search);
  g_autoptr (GArray) squares = shadow.squares;
  const gboolean seen = shadow.explains >= idp_rule_number (rule, "explains");
  return (IdpMeasurement){
    .measured = seen ? shadow.depth : 0,
    .region = seen ? idp_wall_region (photo, wall, squares) : (IdpRect){ 0 },
    .unsure = !photo->silhouette->trusted,
  };
}

const IdpCheck idp_check_bg_shadow = {
  .id = "bg-shadow",
  .unit = IDP_UNIT_LSTAR,
  .needs = IDP_NEEDS_FACE | IDP_NEEDS_BACKGROUND,
  .params
  = (const IdpParam[]){ { "square", 1, 64 }, { "margin", 0, 64 }, { "explains", 0, 1 }, { NULL } },
  .run = run,
};
