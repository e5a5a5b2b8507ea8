/* block-traces.h: what JPEG compression leaves in a square of pixels, and how rough it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef struct
{
  double edge_step;  /* how much larger steps across the borders of blocks are than inside them,
                        levels; 0 = no trace */
  double flat_share; /* of the blocks that are neither black nor white: hold one value, or two next
                        to each other; NAN where all are black or white */
  double roughness;  /* median over the blocks of the mean distance of a pixel from its eight
                        neighbours' mean, levels */
} IdpBlockTraces;

/* WINDOW's corner lies on the block grid. */
IdpBlockTraces idp_block_traces (const IdpWindow *window);

/* How strongly the histograms of the quantised coefficients of WINDOWS (IdpWindow) swing with a
 * period: after a compression with coarser steps, values are missing at regular distances. TABLE is
 * the file's luminance table, 64 steps in natural order. 0 = not at all; NAN where there are too
 * few coefficients to say. After A. C. Popescu and H. Farid, Statistical tools for digital
 * forensics, 2004. */
double idp_double_compression (const GArray *windows, const guint16 table[64]);

double idp_other_grid (const GArray *windows);
