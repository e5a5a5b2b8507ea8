/* convolution: sums of products, as many at once as the registers hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "convolution.h"

#include <string.h>

/* The compiler makes of these whatever the machine has, two registers of SSE for instance. */
typedef float Lanes __attribute__ ((vector_size (IDP_LANES * sizeof (float))));
typedef gint32 Mask __attribute__ ((vector_size (IDP_LANES * sizeof (float))));

/* A block of BLOCK_PLACES x BLOCK_LANES sums, the weights and one value of the source just fit the
 * 16 registers of AVX2, and there are enough independent sums to hide the time of an addition. */
#define BLOCK_PLACES 6
#define BLOCK_LANES 2
#define BLOCK_CHANNELS (BLOCK_LANES * IDP_LANES)

/* A line of the cache. */
#define ALIGNMENT 64

/* GCC selects by "arch=haswell" that very processor only, but by "fma" every one that has it. */
#if defined __x86_64__ || defined __i386__
#define WIDEST_REGISTERS __attribute__ ((target_clones ("fma", "default")))
#else
#define WIDEST_REGISTERS
#endif

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

/* How many weights one channel of the result has. */
static gsize
weights_per_channel (const IdpConvolution *convolution)
{
  return (gsize) convolution->kernel * convolution->kernel * convolution->channels_in;
}

void
idp_convolution_init (IdpConvolution *convolution)
{
  const gsize n_weights = weights_per_channel (convolution) * convolution->channels_out;

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

/* Blocks of channels, in each the values of the source in the order of the grid, for each of these
 * the channels of the block: just as the loops of run_blocks() walk. */
float *
idp_convolution_weights (const IdpConvolution *convolution, int out, int row, int column, int *step)
{
  const int first = out / BLOCK_CHANNELS * BLOCK_CHANNELS;
  const int width = MIN (BLOCK_CHANNELS, convolution->channels_out - first);
  const gsize value = ((gsize) row * convolution->kernel + column) * convolution->channels_in;

  *step = width;
  return convolution->weights + first * weights_per_channel (convolution) + value * width
         + (out - first);
}

static inline __attribute__ ((always_inline)) void
store_lanes (const Lanes *sum, const IdpConvolution *convolution, const IdpGrid *add,
             IdpGrid *result, int x, int y, int channel)
{
  for (int fine_y = 0; fine_y < convolution->enlarge; fine_y++)
    for (int fine_x = 0; fine_x < convolution->enlarge; fine_x++)
      {
        const int result_x = x * convolution->enlarge + fine_x;
        const int result_y = y * convolution->enlarge + fine_y;
        Lanes value = *sum;
        if (add != NULL)
          value += *(const Lanes *) (idp_grid_at (add, result_x, result_y) + channel);
        if (convolution->relu)
          value = (Lanes) ((Mask) value & (value > 0));
        *(Lanes *) (idp_grid_at (result, result_x, result_y) + channel) = value;
      }
}

/* N_PLACES and N_LANES are constants where this is inlined, so that SUMS lives in registers. */
static inline __attribute__ ((always_inline)) void
run_block (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add,
           IdpGrid *result, int x, int y, int channel, const int n_places, const int n_lanes)
{
  const int margin = convolution->kernel / 2;
  const float *values
      = idp_grid_at (source, x * convolution->stride - margin, y * convolution->stride - margin);
  const gsize next_row = (gsize) (source->side_px + 2) * source->channels;
  const gsize next_place = (gsize) convolution->stride * source->channels;
  /* The places of a row of the kernel lie side by side. */
  const int n_values = convolution->kernel * source->channels;
  const Lanes *weights
      = (const Lanes *) (convolution->weights + channel * weights_per_channel (convolution));
  const Lanes *biases = (const Lanes *) (convolution->biases + channel);
  Lanes sums[BLOCK_PLACES][BLOCK_LANES];

#pragma GCC unroll 6
  for (int place = 0; place < n_places; place++)
#pragma GCC unroll 2
    for (int i = 0; i < n_lanes; i++)
      sums[place][i] = biases[i];

  for (int row = 0; row < convolution->kernel; row++, values += next_row)
    for (int value = 0; value < n_values; value++, weights += n_lanes)
#pragma GCC unroll 6
      for (int place = 0; place < n_places; place++)
#pragma GCC unroll 2
        for (int i = 0; i < n_lanes; i++)
          sums[place][i] += values[place * next_place + value] * weights[i];

#pragma GCC unroll 6
  for (int place = 0; place < n_places; place++)
#pragma GCC unroll 2
    for (int i = 0; i < n_lanes; i++)
      store_lanes (&sums[place][i], convolution, add, result, x + place, y,
                   channel + i * IDP_LANES);
}

static inline __attribute__ ((always_inline)) void
run_channels (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add,
              IdpGrid *result, int channel, const int n_lanes)
{
  const int side = result->side_px / convolution->enlarge;

  for (int y = 0; y < side; y++)
    {
      int x = 0;
      for (; x + BLOCK_PLACES <= side; x += BLOCK_PLACES)
        run_block (convolution, source, add, result, x, y, channel, BLOCK_PLACES, n_lanes);
      for (; x < side; x++)
        run_block (convolution, source, add, result, x, y, channel, 1, n_lanes);
    }
}

WIDEST_REGISTERS static void
run_blocks (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add,
            IdpGrid *result)
{
  int channel = 0;

  for (; channel + BLOCK_CHANNELS <= result->channels; channel += BLOCK_CHANNELS)
    run_channels (convolution, source, add, result, channel, BLOCK_LANES);
  if (channel < result->channels)
    run_channels (convolution, source, add, result, channel, 1);
}

IdpGrid *
idp_convolution_run (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add)
{
  IdpGrid *result = idp_grid_new (idp_convolution_side (convolution, source->side_px),
                                  convolution->channels_out);
  run_blocks (convolution, source, add, result);
  return result;
}
