/* haar: runs a trained cascade of Haar features over a grey picture.
 * The method is that of P. Viola and M. Jones, "Rapid object detection using a boosted cascade of
 * simple features", CVPR 2001, with the tilted features of R. Lienhart and J. Maydt, "An extended
 * set of Haar-like features for rapid object detection", ICIP 2002; conventions are those of
 * OpenCV 4. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "haar-private.h"

#include <string.h>

#define SCALE_STEP 1.1
/* Every second window is tried, and those beside one that passes this share of the stages. */
#define PROMISING_SHARE (1 / 3.0)
/* Members of a group differ by at most this share of their side. */
#define GROUP_EPSILON 0.2

/* A node with the corners of its rectangles as offsets into the sums of a picture. */
typedef struct
{
  int corners[IDP_HAAR_MAX_RECTS][4];
  float weights[IDP_HAAR_MAX_RECTS];
  float threshold;
  int left;
  int right;
} Probe;

/* Sums over everything above and to the left of a place, and for tilted features over the triangle
 * above it. Squares may wrap around: differences over one window still come out right. All levels
 * of the pyramid share the stride of the largest, so that offsets are made once. */
typedef struct
{
  int stride;
  guint32 *sums;
  guint32 *tilted_sums;
  guint32 *squares;
} Sums;

static void
sums_init (Sums *sums, int width_px, int height_px)
{
  const gsize n = (gsize) (width_px + 1) * (height_px + 1);
  guint32 *all = g_new0 (guint32, 3 * n);
  *sums = (Sums){ width_px + 1, all, all + n, all + 2 * n };
}

static void
sum_upright (Sums *sums, const IdpGrey *grey)
{
  for (int y = 0; y < grey->height_px; y++)
    {
      const guint8 *v = grey->values + (gsize) y * grey->width_px;
      const gsize above = (gsize) y * sums->stride + 1, here = above + sums->stride;
      guint32 sum = 0, square = 0;
      for (int x = 0; x < grey->width_px; x++)
        {
          sum += v[x];
          square += (guint32) v[x] * v[x];
          sums->sums[here + x] = sums->sums[above + x] + sum;
          sums->squares[here + x] = sums->squares[above + x] + square;
        }
    }
}

/* At (x, y): the sum of all pixels (i, j) with j < y and |i - x + 1| < y - j. */
static void
sum_tilted (Sums *sums, const IdpGrey *grey)
{
  const int width = grey->width_px, stride = sums->stride;
  for (int y = 1; y <= grey->height_px; y++)
    {
      guint32 *here = sums->tilted_sums + (gsize) y * stride;
      const guint32 *above = here - stride;
      const guint8 *v = grey->values + (gsize) (y - 1) * width;
      here[0] = above[1];
      for (int x = 1; x <= width; x++)
        {
          const gboolean first = y == 1, last = x == width;
          here[x] = above[x - 1] + v[x - 1] + (first ? 0 : v[x - 1 - width]);
          if (!last)
            here[x] += above[x + 1] - (first ? 0 : above[x - stride]);
        }
    }
}

static void
place_corners (int corners[4], const IdpRect *r, const Sums *sums, gboolean tilted)
{
  const int stride = sums->stride;
  const int top = r->y * stride + r->x;
  if (!tilted)
    {
      corners[0] = top;
      corners[1] = top + r->width;
      corners[2] = top + r->height * stride;
      corners[3] = corners[2] + r->width;
      return;
    }
  const int plane = sums->tilted_sums - sums->sums;
  corners[0] = plane + top;
  corners[1] = corners[0] + r->height * (stride - 1);
  corners[2] = corners[0] + r->width * (stride + 1);
  corners[3] = corners[1] + r->width * (stride + 1);
}

static Probe *
make_probes (const IdpHaar *haar, const Sums *sums)
{
  Probe *probes = g_new (Probe, haar->nodes->len);
  for (guint i = 0; i < haar->nodes->len; i++)
    {
      const IdpHaarNode *node = &g_array_index (haar->nodes, IdpHaarNode, i);
      const IdpHaarFeature *feature
          = &g_array_index (haar->features, IdpHaarFeature, node->feature);
      Probe *probe = &probes[i];
      probe->threshold = node->threshold;
      probe->left = node->left;
      probe->right = node->right;
      memcpy (probe->weights, feature->weights, sizeof probe->weights);
      for (int r = 0; r < IDP_HAAR_MAX_RECTS; r++)
        place_corners (probe->corners[r], &feature->rects[r], sums, feature->tilted);
    }
  return probes;
}

/* One cascade on its way through the levels of one picture. */
typedef struct
{
  const IdpHaarStage *stages;
  int n_stages;
  const int *trees;
  const float *leaves;
  Probe *probes; /* owned */
  Sums sums;     /* owned */
  int window_px;
  double scale; /* of the level */
  GArray *hits;
} Scan;

static void
scan_clear (Scan *scan)
{
  g_free (scan->probes);
  g_free (scan->sums.sums);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

static void
scan_init (Scan *scan, const IdpHaar *haar, int width_px, int height_px, GArray *hits)
{
  *scan = (Scan){ .stages = (const IdpHaarStage *) (gpointer) haar->stages->data,
                  .n_stages = haar->stages->len,
                  .trees = (const int *) (gpointer) haar->trees->data,
                  .leaves = (const float *) (gpointer) haar->leaves->data,
                  .window_px = haar->window_px,
                  .hits = hits };
  sums_init (&scan->sums, width_px, height_px);
  scan->probes = make_probes (haar, &scan->sums);
}

static inline float
weigh (const Probe *probe, int rect, const guint32 *origin)
{
  const int *c = probe->corners[rect];
  return probe->weights[rect]
         * (float) (gint32) (origin[c[0]] - origin[c[1]] - origin[c[2]] + origin[c[3]]);
}

static inline float
run_tree (const Scan *scan, int root, const guint32 *origin, float norm)
{
  int at = root;
  while (at >= 0)
    {
      const Probe *probe = &scan->probes[at];
      float value = weigh (probe, 0, origin) + weigh (probe, 1, origin);
      if (probe->weights[2] != 0)
        value += weigh (probe, 2, origin);
      at = value * norm < probe->threshold ? probe->left : probe->right;
    }
  return scan->leaves[~at];
}

/* 1 / (area * standard deviation) of the window without its rim; 0 for one without contrast. */
static inline float
window_norm (const Sums *sums, gsize origin, int window_px)
{
  const int side = window_px - 2;
  const double area = side * side;
  const double min_deviation = 10; /* grey levels, as OpenCV has it */
  const gsize a = origin + sums->stride + 1, b = a + side;
  const gsize c = a + (gsize) side * sums->stride, d = c + side;
  const guint32 sum = sums->sums[a] - sums->sums[b] - sums->sums[c] + sums->sums[d];
  const guint32 square = sums->squares[a] - sums->squares[b] - sums->squares[c] + sums->squares[d];
  const double deviation_sum = sqrt (MAX (area * square - (double) sum * sum, 0));
  return deviation_sum > area * min_deviation ? 1 / deviation_sum : 0;
}

/* The number of stages that the window at ORIGIN passes. */
static int
count_passed (const Scan *scan, gsize origin)
{
  const float norm = window_norm (&scan->sums, origin, scan->window_px);
  if (norm == 0)
    return 0;
  int tree = 0;
  for (int i = 0; i < scan->n_stages; i++)
    {
      float sum = 0;
      for (; tree < scan->stages[i].end_tree; tree++)
        sum += run_tree (scan, scan->trees[tree], scan->sums.sums + origin, norm);
      if (sum < scan->stages[i].threshold)
        return i;
    }
  return scan->n_stages;
}

/* Tries the window at (X, Y) of the level. Returns the number of stages that it passes. */
static int
try_window (Scan *scan, int x, int y)
{
  const int passed = count_passed (scan, (gsize) y * scan->sums.stride + x);
  if (passed == scan->n_stages)
    {
      const double half = scan->window_px / 2.0, scale = scan->scale;
      const IdpHaarHit hit = { (x + half) * scale, (y + half) * scale, 2 * half * scale, 1 };
      g_array_append_val (scan->hits, hit);
    }
  return passed;
}

/* Every second window in both directions, and those beside one that gives hope. */
static void
scan_level (Scan *scan, int width_px, int height_px)
{
  const int last_x = width_px - scan->window_px, last_y = height_px - scan->window_px;
  for (int y = 0; y <= last_y; y += 2)
    for (int x = 0; x <= last_x; x += 2)
      {
        if (try_window (scan, x, y) < PROMISING_SHARE * scan->n_stages)
          continue;
        if (x < last_x)
          try_window (scan, x + 1, y);
        if (y < last_y)
          try_window (scan, x, y + 1);
        if (x < last_x && y < last_y)
          try_window (scan, x + 1, y + 1);
      }
}

void
idp_haar_scan (const IdpHaar *haar, const IdpGrey *grey, double min_px, double max_px, GArray *hits)
{
  double scale = 1;
  while (haar->window_px * scale < min_px)
    scale *= SCALE_STEP;
  if (haar->window_px * scale > MIN (grey->width_px, grey->height_px))
    return;

  g_auto (Scan) scan = { 0 };
  scan_init (&scan, haar, grey->width_px / scale, grey->height_px / scale, hits);
  for (; haar->window_px * scale < max_px; scale *= SCALE_STEP)
    {
      const int width_px = grey->width_px / scale, height_px = grey->height_px / scale;
      if (MIN (width_px, height_px) < haar->window_px)
        break;
      const IdpGreyPose pose = { { width_px * scale / 2, height_px * scale / 2 }, scale, 0 };
      g_autoptr (IdpGrey) level = idp_grey_cut (grey, &pose, width_px, height_px);
      sum_upright (&scan.sums, level);
      if (haar->tilted)
        sum_tilted (&scan.sums, level);
      scan.scale = scale;
      scan_level (&scan, width_px, height_px);
    }
}

/* --- Grouping --- */

static gboolean
is_alike (const IdpHaarHit *a, const IdpHaarHit *b)
{
  const double slack = GROUP_EPSILON * MIN (a->size, b->size);
  const double reach = (a->size - b->size) / 2;
  const double dx = a->x - b->x, dy = a->y - b->y;
  return fabs (dx - reach) <= slack && fabs (dx + reach) <= slack && fabs (dy - reach) <= slack
         && fabs (dy + reach) <= slack;
}

static int
find_root (int *parent, int i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

static GArray *
average_groups (const GArray *hits)
{
  const int n = hits->len;
  const IdpHaarHit *hit = (const IdpHaarHit *) (gpointer) hits->data;
  g_autofree int *parent = g_new (int, n);
  for (int i = 0; i < n; i++)
    parent[i] = i;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < i; j++)
      if (is_alike (&hit[i], &hit[j]))
        parent[find_root (parent, i)] = find_root (parent, j);

  g_autofree IdpHaarHit *sum = g_new0 (IdpHaarHit, n);
  for (int i = 0; i < n; i++)
    {
      IdpHaarHit *s = &sum[find_root (parent, i)];
      *s = (IdpHaarHit){ s->x + hit[i].x, s->y + hit[i].y, s->size + hit[i].size,
                         s->neighbours + 1 };
    }

  GArray *groups = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  for (int i = 0; i < n; i++)
    if (sum[i].neighbours > 0)
      {
        const int count = sum[i].neighbours;
        const IdpHaarHit mean = { sum[i].x / count, sum[i].y / count, sum[i].size / count, count };
        g_array_append_val (groups, mean);
      }
  return groups;
}

static gboolean
is_centre_inside (const IdpHaarHit *hit, const IdpHaarHit *other)
{
  return fabs (hit->x - other->x) < other->size / 2 && fabs (hit->y - other->y) < other->size / 2;
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const IdpHaarHit *left = a, *right = b;
  return (left->size < right->size) - (left->size > right->size);
}

GArray *
idp_haar_group (const GArray *hits, int min_neighbours)
{
  g_autoptr (GArray) groups = average_groups (hits);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (IdpHaarHit));
  for (guint i = 0; i < groups->len; i++)
    {
      const IdpHaarHit *group = &g_array_index (groups, IdpHaarHit, i);
      gboolean keep = group->neighbours > min_neighbours;
      for (guint j = 0; j < groups->len && keep; j++)
        {
          const IdpHaarHit *other = &g_array_index (groups, IdpHaarHit, j);
          keep = other->neighbours <= group->neighbours || !is_centre_inside (group, other);
        }
      if (keep)
        g_array_append_val (kept, *group);
    }
  g_array_sort (kept, compare_sizes);
  return kept;
}
