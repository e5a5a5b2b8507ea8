/* convolution: the one operator of our networks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Stored channels come in blocks of this many; as many floats fill the widest register in use. */
#define IDP_BLOCK 8

/* What a layer says: for every place, row by row, its channels. One more place on every side holds
 * zeros, so that a kernel never asks where the edge is. */
typedef struct
{
  int side_px;   /* without the border */
  int channels;  /* stored: those that pad to whole blocks are 0 */
  float *values; /* owned */
} IdpGrid;

/* Allocates a grid; only its border is set. */
IdpGrid *idp_grid_new (int side_px, int channels);
void idp_grid_free (IdpGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpGrid, idp_grid_free)

/* X and Y from -1 to side_px. */
static inline float *
idp_grid_at (const IdpGrid *grid, int x, int y)
{
  return grid->values + ((gsize) (y + 1) * (grid->side_px + 2) + x + 1) * grid->channels;
}

typedef struct
{
  int kernel;  /* 1 or 3 places across and down */
  int stride;  /* 1 or 2 */
  int enlarge; /* 1, or 2 = every place of the result is repeated */
  gboolean relu;
  int channels_in;  /* stored ones of the source */
  int channels_out; /* stored ones of the result */
  float *weights;   /* owned, in the order of idp_convolution_weights() */
  float *biases;    /* owned */
} IdpConvolution;

/* Allocates weights and biases, all 0, for the numbers already set. */
void idp_convolution_init (IdpConvolution *convolution);
void idp_convolution_clear (IdpConvolution *convolution);

/* Where the weights stand with which channel OUT sees the place at COLUMN and ROW of the kernel:
 * one for each channel of the source, IDP_BLOCK apart, those of a block of OUT between them. This
 * is the order in which the inner loops walk. */
static inline float *
idp_convolution_weights (const IdpConvolution *convolution, int out, int row, int column)
{
  const gsize per_channel
      = (gsize) convolution->kernel * convolution->kernel * convolution->channels_in;
  const gsize value = ((gsize) row * convolution->kernel + column) * convolution->channels_in;

  return convolution->weights + out / IDP_BLOCK * IDP_BLOCK * per_channel + value * IDP_BLOCK
         + out % IDP_BLOCK;
}

/* Side of the result for a source of SIDE_PX. */
static inline int
idp_convolution_side (const IdpConvolution *convolution, int side_px)
{
  return (side_px + convolution->stride - 1) / convolution->stride * convolution->enlarge;
}

/* relu (enlarge (convolution (SOURCE)) + ADD); ADD has the size of the result, or is NULL. */
IdpGrid *idp_convolution_run (const IdpConvolution *convolution, const IdpGrid *source,
                              const IdpGrid *add);
