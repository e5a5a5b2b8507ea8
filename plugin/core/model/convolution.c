/* convolution: memory for the inner loops, and the choice between them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "convolution-blocks.h"

#include <string.h>

/* A line of the cache. */
#define ALIGNMENT 64

static float *
floats_new (gsize n)
{
  return g_aligned_alloc (n, sizeof (float), ALIGNMENT);
}

IdpGrid *
idp_grid_new (int side_px, int channels)
{
  IdpGrid *grid = g_new (IdpGrid, 1);
  const gsize places = side_px + 2;
  const gsize place_size = channels * sizeof (float);

  grid->side_px = side_px;
  grid->channels = channels;
  grid->values = floats_new (places * places * channels);
  memset (idp_grid_at (grid, -1, -1), 0, places * place_size);
  for (int y = 0; y < side_px; y++)
    {
      memset (idp_grid_at (grid, -1, y), 0, place_size);
      memset (idp_grid_at (grid, side_px, y), 0, place_size);
    }
  memset (idp_grid_at (grid, -1, side_px), 0, places * place_size);
  return grid;
}

void
idp_grid_free (IdpGrid *grid)
{
  if (grid == NULL)
    return;
  g_aligned_free (grid->values);
  g_free (grid);
}

void
idp_convolution_init (IdpConvolution *convolution)
{
  const gsize n_weights = (gsize) convolution->kernel * convolution->kernel
                          * convolution->channels_in * convolution->channels_out;

  convolution->weights = floats_new (n_weights);
  convolution->biases = floats_new (convolution->channels_out);
  memset (convolution->weights, 0, n_weights * sizeof (float));
  memset (convolution->biases, 0, convolution->channels_out * sizeof (float));
}

void
idp_convolution_clear (IdpConvolution *convolution)
{
  g_clear_pointer (&convolution->weights, g_aligned_free);
  g_clear_pointer (&convolution->biases, g_aligned_free);
}

IdpGrid *
idp_convolution_run (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add)
{
  IdpGrid *result = idp_grid_new (idp_convolution_side (convolution, source->side_px),
                                  convolution->channels_out);
#ifdef IDP_WIDE_BUILT
  if (__builtin_cpu_supports ("fma"))
    {
      idp_convolution_run_wide (convolution, source, add, result);
      return result;
    }
#endif
  idp_convolution_run_narrow (convolution, source, add, result);
  return result;
}
