/* block-traces: what JPEG compression leaves in a square of pixels, and how rough it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "block-traces.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 8

/* Larger steps are edges of things, levels. */
#define MAX_STEP 24

/* Clipped blocks are flat in every photo, levels. */
#define BLACK 8
#define WHITE 247

static int
compare_doubles (const void *a, const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (double *values, int n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n > 0 ? values[n / 2] : NAN;
}

/* Mean step between neighbours STRIDE apart, separately across borders and inside of blocks. */
static double
edge_step (const IdpWindow *window)
{
  const int width = window->stored.width, height = window->stored.height;
  double sum[2] = { 0, 0 };
  int count[2] = { 0, 0 };
  for (int y = 1; y < height; y++)
    for (int x = 1; x < width; x++)
      {
        const guint8 *at = window->luma + (gsize) y * width + x;
        const int across = abs (at[0] - at[-1]), down = abs (at[0] - at[-width]);
        if (across > MAX_STEP || down > MAX_STEP)
          continue;
        sum[x % BLOCK == 0] += across;
        count[x % BLOCK == 0]++;
        sum[y % BLOCK == 0] += down;
        count[y % BLOCK == 0]++;
      }
  const double inside = sum[0] / MAX (count[0], 1), border = sum[1] / MAX (count[1], 1);
  return fmax (0, border - inside);
}

static double
block_roughness (const guint8 *corner, int width)
{
  double sum = 0;
  for (int y = 1; y < BLOCK - 1; y++)
    for (int x = 1; x < BLOCK - 1; x++)
      {
        const guint8 *at = corner + y * width + x;
        const int around = at[-width - 1] + at[-width] + at[-width + 1] + at[-1] + at[1]
                           + at[width - 1] + at[width] + at[width + 1];
        sum += fabs (at[0] - around / 8.0);
      }
  return sum / ((BLOCK - 2) * (BLOCK - 2));
}

IdpBlockTraces
idp_block_traces (const IdpWindow *window)
{
  const int width = window->stored.width, height = window->stored.height;
  g_autofree double *roughness = g_new (double, (width / BLOCK) * (height / BLOCK));
  int n = 0, n_inner = 0, n_flat = 0;

  for (int y = 0; y + BLOCK <= height; y += BLOCK)
    for (int x = 0; x + BLOCK <= width; x += BLOCK)
      {
        const guint8 *corner = window->luma + (gsize) y * width + x;
        int low = 255, high = 0;
        for (int i = 0; i < BLOCK * BLOCK; i++)
          {
            const int value = corner[i / BLOCK * width + i % BLOCK];
            low = MIN (low, value);
            high = MAX (high, value);
          }
        if (low >= BLACK && high <= WHITE)
          {
            n_inner++;
            n_flat += high - low <= 1;
          }
        roughness[n++] = block_roughness (corner, width);
      }
  return (IdpBlockTraces){
    .edge_step = edge_step (window),
    .flat_share = n_inner > 0 ? (double) n_flat / n_inner : NAN,
    .roughness = median (roughness, n),
  };
}

/* The coefficients that are looked at, in natural order: the first of the zigzag after the mean,
 * for the finer ones are mostly zero. */
static const guint8 looked_at[] = { 1, 8, 16, 9, 2, 3, 10, 17, 24 };

/* Histograms reach from -REACH to REACH; fewer entries other than zero than MIN_ENTRIES say
 * nothing. */
#define REACH 64
#define MIN_ENTRIES 400

typedef int Histogram[2 * REACH + 1];

/* The two-dimensional DCT of JPEG (ITU-T T.81, A.3.3), one coefficient of it. */
static double
coefficient (const double basis[BLOCK][BLOCK], const guint8 *corner, int width, int u, int v)
{
  double sum = 0;
  for (int y = 0; y < BLOCK; y++)
    {
      double line = 0;
      for (int x = 0; x < BLOCK; x++)
        line += basis[u][x] * corner[y * width + x];
      sum += basis[v][y] * line;
    }
  return sum;
}

static void
make_basis (double basis[BLOCK][BLOCK])
{
  for (int u = 0; u < BLOCK; u++)
    for (int x = 0; x < BLOCK; x++)
      basis[u][x] = (u == 0 ? sqrt (0.125) : 0.5) * cos ((2 * x + 1) * u * G_PI / (2 * BLOCK));
}

static void
count_window (const IdpWindow *window, const guint16 table[64], Histogram *histograms)
{
  const int width = window->stored.width;
  double basis[BLOCK][BLOCK];
  make_basis (basis);
  for (int y = 0; y + BLOCK <= window->stored.height; y += BLOCK)
    for (int x = 0; x + BLOCK <= width; x += BLOCK)
      for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
        {
          const int u = looked_at[i] % BLOCK, v = looked_at[i] / BLOCK;
          const guint8 *corner = window->luma + (gsize) y * width + x;
          const double value = coefficient (basis, corner, width, u, v) / table[looked_at[i]];
          const int step = (int) lround (value);
          if (abs (step) <= REACH)
            histograms[i][step + REACH]++;
        }
}

/* The largest rise of the histogram's spectrum over what lies below it, as a share of the entries;
 * the spectrum of a histogram without gaps only falls. */
static double
swing (const Histogram histogram)
{
  int n = 0;
  for (int k = -REACH; k <= REACH; k++)
    n += k != 0 ? histogram[k + REACH] : 0;
  if (n < MIN_ENTRIES)
    return NAN;

  double least = INFINITY, rise = 0;
  for (int f = 1; f <= REACH; f++)
    {
      double re = 0, im = 0;
      for (int k = -REACH; k <= REACH; k++)
        {
          re += histogram[k + REACH] * cos (G_PI * f * k / REACH);
          im += histogram[k + REACH] * sin (G_PI * f * k / REACH);
        }
      const double height = hypot (re, im) / n;
      rise = fmax (rise, height - least);
      least = fmin (least, height);
    }
  /* What chance alone adds to a spectrum of N entries. */
  return fmax (0, rise - 2 / sqrt (n));
}

double
idp_double_compression (const GArray *windows, const guint16 table[64])
{
  Histogram histograms[G_N_ELEMENTS (looked_at)] = { { 0 } };
  for (guint i = 0; i < windows->len; i++)
    count_window (&g_array_index (windows, IdpWindow, i), table, histograms);

  double swings[G_N_ELEMENTS (looked_at)];
  int n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      const double s = swing (histograms[i]);
      if (!isnan (s))
        swings[n++] = s;
    }
  return median (swings, n);
}

/* --- Another grid --- */

/* Adds up the steps from one pixel to the next across the columns, or down the rows, by their place
 * in the block. */
static void
count_steps (const IdpWindow *window, gboolean down, double sum[BLOCK], int count[BLOCK])
{
  const int width = window->stored.width, height = window->stored.height;
  for (int y = 1; y < height; y++)
    for (int x = 1; x < width; x++)
      {
        const guint8 *at = window->luma + (gsize) y * width + x;
        const int step = abs (at[0] - at[down ? -width : -1]), place = (down ? y : x) % BLOCK;
        sum[place] += step <= MAX_STEP ? step : 0;
        count[place] += step <= MAX_STEP;
      }
}

double
idp_other_grid (const GArray *windows)
{
  double least = INFINITY;
  for (int down = 0; down <= 1; down++)
    {
      double sum[BLOCK] = { 0 }, most = 0, mean = 0;
      int count[BLOCK] = { 0 };
      for (guint i = 0; i < windows->len; i++)
        count_steps (&g_array_index (windows, IdpWindow, i), down, sum, count);
      for (int i = 1; i < BLOCK; i++)
        {
          sum[i] /= MAX (count[i], 1);
          mean += sum[i] / (BLOCK - 1);
        }
      for (int i = 1; i < BLOCK / 2; i++)
        most = fmax (most, fabs (sum[i] - sum[BLOCK - i]));
      least = fmin (least, most / mean);
    }
  return least;
}
