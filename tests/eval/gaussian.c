/* gaussian: Gaussian blur and noise. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "gaussian.h"

#include <math.h>

/* One line of N values, STEP apart; PADDED has room for N + 2 RADIUS. */
static void
blur_line (float *line, int n, gsize step, const float *weights, int radius, float *padded)
{
  for (int i = -radius; i < n + radius; i++)
    padded[i + radius] = line[CLAMP (i, 0, n - 1) * step];
  for (int i = 0; i < n; i++)
    {
      float sum = weights[0] * padded[i + radius];
      for (int k = 1; k <= radius; k++)
        sum += weights[k] * (padded[i + radius - k] + padded[i + radius + k]);
      line[i * step] = sum;
    }
}

static float *
make_weights (double sigma_px, int radius)
{
  float *weights = g_new (float, radius + 1);
  double total = 0;
  for (int k = 0; k <= radius; k++)
    {
      weights[k] = exp (-0.5 * k * k / (sigma_px * sigma_px));
      total += k == 0 ? weights[k] : 2 * weights[k];
    }
  for (int k = 0; k <= radius; k++)
    weights[k] /= total;
  return weights;
}

void
gaussian_blur (float *values, int width_px, int height_px, int channels, double sigma_px)
{
  if (!(sigma_px > 0))
    return;
  const int radius = ceil (3 * sigma_px);
  const gsize row = (gsize) width_px * channels;
  g_autofree float *weights = make_weights (sigma_px, radius);
  g_autofree float *padded = g_new (float, MAX (width_px, height_px) + 2 * radius);
  for (int y = 0; y < height_px; y++)
    for (int channel = 0; channel < channels; channel++)
      blur_line (values + y * row + channel, width_px, channels, weights, radius, padded);
  for (gsize column = 0; column < row; column++)
    blur_line (values + column, height_px, row, weights, radius, padded);
}

double
gaussian_noise (GRand *rand)
{
  double sum = 0;
  for (int i = 0; i < 12; i++)
    sum += g_rand_double (rand);
  return sum - 6;
}
