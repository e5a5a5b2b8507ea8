/* spectrum: regular patterns in a square of pixels.
 *
 * The radix-2 transform of Cooley and Tukey (1965), of all columns at once: their values lie side
 * by side. Two real squares travel as real and imaginary part of one complex square and are told
 * apart by the symmetry of real spectra.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "spectrum.h"

#include <float.h>
#include <math.h>

#define N IDP_SPECTRUM_SIDE
#define BITS 8

/* Periods of 16 to 2.1 px. */
#define MIN_RADIUS 16
#define MAX_RADIUS 122

/* A peak is compared with the mean over this many bins around it, without its own main lobe. */
#define AROUND 8
#define LOBE 2

/* Multiples of this frequency come from JPEG blocks. */
#define JPEG_STEP (N / 8)

/* Detail ends where less than this multiple of the least power remains. */
#define OVER_LEAST 4.0

typedef struct
{
  float window[N];
  float twiddle_re[N / 2], twiddle_im[N / 2];
  guint8 reversed[N];
} Tables;

static gpointer
make_tables (gpointer unused)
{
  static Tables tables;
  for (int i = 0; i < N; i++)
    {
      tables.window[i] = 0.5 - 0.5 * cos (2 * G_PI * (i + 0.5) / N);
      for (int bit = 0; bit < BITS; bit++)
        tables.reversed[i] |= ((i >> bit) & 1) << (BITS - 1 - bit);
    }
  for (int i = 0; i < N / 2; i++)
    {
      tables.twiddle_re[i] = cos (2 * G_PI * i / N);
      tables.twiddle_im[i] = -sin (2 * G_PI * i / N);
    }
  return &tables;
}

static const Tables *
get_tables (void)
{
  static GOnce once = G_ONCE_INIT;
  return g_once (&once, make_tables, NULL);
}

static void
swap (float *a, float *b)
{
  const float other = *a;
  *a = *b;
  *b = other;
}

/* A and B become A + W * B and A - W * B. */
static void
butterfly (IdpSpectrum re, IdpSpectrum im, int a, int b, float w_re, float w_im)
{
  float *restrict a_re = re[a], *restrict a_im = im[a];
  float *restrict b_re = re[b], *restrict b_im = im[b];
  for (int x = 0; x < N; x++)
    {
      const float product_re = w_re * b_re[x] - w_im * b_im[x];
      const float product_im = w_re * b_im[x] + w_im * b_re[x];
      b_re[x] = a_re[x] - product_re;
      b_im[x] = a_im[x] - product_im;
      a_re[x] += product_re;
      a_im[x] += product_im;
    }
}

static void
transform_columns (const Tables *tables, IdpSpectrum re, IdpSpectrum im)
{
  for (int y = 0; y < N; y++)
    for (int x = 0; x < N && y < tables->reversed[y]; x++)
      {
        swap (&re[y][x], &re[tables->reversed[y]][x]);
        swap (&im[y][x], &im[tables->reversed[y]][x]);
      }
  for (int half = 1; half < N; half *= 2)
    for (int start = 0; start < N; start += 2 * half)
      for (int i = 0; i < half; i++)
        butterfly (re, im, start + i, start + i + half, tables->twiddle_re[i * (N / 2 / half)],
                   tables->twiddle_im[i * (N / 2 / half)]);
}

static void
transpose (IdpSpectrum square)
{
  for (int y = 0; y < N; y++)
    for (int x = y + 1; x < N; x++)
      swap (&square[y][x], &square[x][y]);
}

static float
mean_of (const guint8 *pixels)
{
  guint sum = 0;
  for (int i = 0; i < N * N; i++)
    sum += pixels[i];
  return (float) sum / (N * N);
}

/* Unlike hypotf() without care for overflow, which pixels cannot cause. */
static inline float
magnitude (float re, float im)
{
  return sqrtf (re * re + im * im);
}

void
idp_spectrum_pair (const guint8 *a, const guint8 *b, IdpSpectrum spectrum_a, IdpSpectrum spectrum_b)
{
  const Tables *tables = get_tables ();
  const float mean_a = mean_of (a), mean_b = mean_of (b);
  g_autofree IdpSpectrum *parts = g_new (IdpSpectrum, 2);
  float (*re)[N] = parts[0], (*im)[N] = parts[1];

  for (int y = 0; y < N; y++)
    for (int x = 0; x < N; x++)
      {
        const float weight = tables->window[x] * tables->window[y];
        re[x][y] = weight * (a[y * N + x] - mean_a);
        im[x][y] = weight * (b[y * N + x] - mean_b);
      }
  transform_columns (tables, re, im);
  transpose (re);
  transpose (im);
  transform_columns (tables, re, im);

  /* F is what stands at a frequency, G the conjugate of what stands at the opposite one. */
  for (int v = 0; v < N; v++)
    for (int u = 0; u < N; u++)
      {
        const int opposite_v = (N - v) % N, opposite_u = (N - u) % N;
        const float f_re = re[v][u], f_im = im[v][u];
        const float g_re = re[opposite_v][opposite_u], g_im = -im[opposite_v][opposite_u];
        spectrum_a[v][u] = magnitude (f_re + g_re, f_im + g_im) / 2;
        spectrum_b[v][u] = magnitude (f_re - g_re, f_im - g_im) / 2;
      }
}

static int
signed_frequency (int bin)
{
  return bin < N / 2 ? bin : bin - N;
}

/* Sums over rectangles of the spectrum, which goes on periodically by AROUND bins on each side. */
#define SUMS (N + 2 * AROUND + 1)

static double *
make_sums (IdpSpectrum spectrum)
{
  double *sums = g_new0 (double, SUMS *SUMS);
  for (int y = 1; y < SUMS; y++)
    for (int x = 1; x < SUMS; x++)
      sums[y * SUMS + x] = spectrum[(y - 1 - AROUND + N) % N][(x - 1 - AROUND + N) % N]
                           + sums[(y - 1) * SUMS + x] + sums[y * SUMS + x - 1]
                           - sums[(y - 1) * SUMS + x - 1];
  return sums;
}

static double
sum_around (const double *sums, int v, int u, int reach)
{
  const int x0 = u + AROUND - reach, x1 = u + AROUND + reach + 1;
  const int y0 = v + AROUND - reach, y1 = v + AROUND + reach + 1;
  return sums[y1 * SUMS + x1] - sums[y0 * SUMS + x1] - sums[y1 * SUMS + x0] + sums[y0 * SUMS + x0];
}

static gboolean
on_jpeg_grid (int bin)
{
  const int rest = (bin + JPEG_STEP / 2) % JPEG_STEP - JPEG_STEP / 2;
  return ABS (rest) <= LOBE;
}

static void
insert_peak (IdpPeak *peaks, int *n, IdpPeak peak)
{
  for (int i = 0; i < *n; i++)
    if (ABS (peaks[i].u - peak.u) <= 2 * LOBE && ABS (peaks[i].v - peak.v) <= 2 * LOBE)
      {
        if (peaks[i].height >= peak.height)
          return;
        for (int k = i; k + 1 < *n; k++)
          peaks[k] = peaks[k + 1];
        (*n)--;
        break;
      }

  int at = *n;
  while (at > 0 && peaks[at - 1].height < peak.height)
    at--;
  if (at == IDP_SPECTRUM_N_PEAKS)
    return;
  *n = MIN (*n + 1, IDP_SPECTRUM_N_PEAKS);
  for (int k = *n - 1; k > at; k--)
    peaks[k] = peaks[k - 1];
  peaks[at] = peak;
}

int
idp_spectrum_peaks (IdpSpectrum spectrum, IdpPeak peaks[IDP_SPECTRUM_N_PEAKS])
{
  const int lobe_bins = (2 * LOBE + 1) * (2 * LOBE + 1);
  const int around_bins = (2 * AROUND + 1) * (2 * AROUND + 1) - lobe_bins;
  g_autofree double *sums = make_sums (spectrum);
  int n = 0;

  for (int v = 0; v < N; v++)
    for (int u = 0; u < N / 2; u++)
      {
        const int radius2 = u * u + signed_frequency (v) * signed_frequency (v);
        if (radius2 < MIN_RADIUS * MIN_RADIUS || radius2 > MAX_RADIUS * MAX_RADIUS
            || (on_jpeg_grid (u) && on_jpeg_grid (v)))
          continue;
        const double mean
            = (sum_around (sums, v, u, AROUND) - sum_around (sums, v, u, LOBE)) / around_bins;
        const double ratio = spectrum[v][u] / MAX (mean, FLT_EPSILON);
        if (ratio > (n == IDP_SPECTRUM_N_PEAKS ? exp2 (peaks[n - 1].height) : 1))
          insert_peak (peaks, &n, (IdpPeak){ u, signed_frequency (v), log2 (ratio) });
      }
  return n;
}

double
idp_spectrum_cutoff (IdpSpectrum spectrum)
{
  double power[N / 2] = { 0 };
  int count[N / 2] = { 0 };
  for (int v = 0; v < N; v++)
    for (int u = 0; u < N / 2; u++)
      {
        const int signed_v = signed_frequency (v);
        const int radius = (int) (sqrtf (u * u + signed_v * signed_v) + 0.5f);
        if (radius < N / 2 && !on_jpeg_grid (u) && !on_jpeg_grid (v))
          {
            power[radius] += (double) spectrum[v][u] * spectrum[v][u];
            count[radius]++;
          }
      }

  double least = INFINITY;
  for (int r = MIN_RADIUS; r < N / 2; r++)
    if (count[r] > 0)
      least = fmin (least, power[r] / count[r]);
  int cutoff = N / 2 - 1;
  while (cutoff > 0 && !(count[cutoff] > 0 && power[cutoff] > OVER_LEAST * least * count[cutoff]))
    cutoff--;
  return (double) cutoff / (N / 2);
}
