/* convolution-blocks: sums of products, as many at once as the registers hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "convolution-blocks.h"

#ifdef IDP_WIDE
#define LANES 8
#define run_convolution idp_convolution_run_wide
#else
#define LANES 4
#define run_convolution idp_convolution_run_narrow
#endif

typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float))));
typedef gint32 Mask __attribute__ ((vector_size (LANES * sizeof (float))));

/* The sums of 6 places, two registers each, the weights and one value of the source fit the 16
 * registers of x86, and 12 sums that do not wait for each other hide the time of an addition. */
#define BLOCK_PLACES 6
#define BLOCK_REGISTERS 2
#define BLOCK_CHANNELS (BLOCK_REGISTERS * LANES)

#define INLINE static inline __attribute__ ((always_inline))

INLINE void
store (const Lanes *sum, const IdpConvolution *convolution, const IdpGrid *add, IdpGrid *result,
       int x, int y, int channel)
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

/* N_PLACES and N_REGISTERS are constants where this is inlined: the loops over them unrolled, which
 * GCC does at -O2 only when told, SUMS is in registers. */
INLINE void
run_block (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add,
           IdpGrid *result, int x, int y, int channel, const int n_places, const int n_registers)
{
  const int margin = convolution->kernel / 2;
  const float *values
      = idp_grid_at (source, x * convolution->stride - margin, y * convolution->stride - margin);
  const gsize next_row = (gsize) (source->side_px + 2) * source->channels;
  const gsize next_place = (gsize) convolution->stride * source->channels;
  /* The places of a row of the kernel lie side by side. */
  const int row_values = convolution->kernel * source->channels;
  const float *weights = idp_convolution_weights (convolution, channel, 0, 0);
  const gsize next_register
      = idp_convolution_weights (convolution, channel + LANES, 0, 0) - weights;
  Lanes sums[BLOCK_PLACES][BLOCK_REGISTERS];

#pragma GCC unroll 6
  for (int place = 0; place < n_places; place++)
#pragma GCC unroll 2
    for (int i = 0; i < n_registers; i++)
      sums[place][i] = *(const Lanes *) (convolution->biases + channel + i * LANES);

  for (int row = 0; row < convolution->kernel; row++, values += next_row)
    for (int value = 0; value < row_values; value++, weights += IDP_BLOCK)
#pragma GCC unroll 6
      for (int place = 0; place < n_places; place++)
#pragma GCC unroll 2
        for (int i = 0; i < n_registers; i++)
          sums[place][i] += values[place * next_place + value]
                            * *(const Lanes *) (weights + i * next_register);

#pragma GCC unroll 6
  for (int place = 0; place < n_places; place++)
#pragma GCC unroll 2
    for (int i = 0; i < n_registers; i++)
      store (&sums[place][i], convolution, add, result, x + place, y, channel + i * LANES);
}

INLINE void
run_channels (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add,
              IdpGrid *result, int channel, const int n_registers)
{
  const int side = result->side_px / convolution->enlarge;

  for (int y = 0; y < side; y++)
    {
      int x = 0;
      for (; x + BLOCK_PLACES <= side; x += BLOCK_PLACES)
        run_block (convolution, source, add, result, x, y, channel, BLOCK_PLACES, n_registers);
      for (; x < side; x++)
        run_block (convolution, source, add, result, x, y, channel, 1, n_registers);
    }
}

void
run_convolution (const IdpConvolution *convolution, const IdpGrid *source, const IdpGrid *add,
                 IdpGrid *result)
{
  int channel = 0;

  for (; channel + BLOCK_CHANNELS <= result->channels; channel += BLOCK_CHANNELS)
    run_channels (convolution, source, add, result, channel, BLOCK_REGISTERS);
  if (channel < result->channels)
    run_channels (convolution, source, add, result, channel, 1);
}
