/* spectrum.h: regular patterns in a square of pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Side of the squares, px; a power of two and a multiple of the JPEG block. */
#define IDP_SPECTRUM_SIDE 256

/* Magnitudes of the windowed transform, row v, column u, both 0..SIDE-1; above SIDE/2 they stand
 * for negative frequencies. */
typedef float IdpSpectrum[IDP_SPECTRUM_SIDE][IDP_SPECTRUM_SIDE];

/* A frequency that stands out. */
typedef struct
{
  int u, v;      /* cycles per SIDE px; u >= 0 */
  double height; /* log2 of its magnitude over the mean around it */
} IdpPeak;

#define IDP_SPECTRUM_N_PEAKS 8

/* Transforms the luma of two squares (SIDE * SIDE bytes each) at once, under a Hann window. */
void idp_spectrum_pair (const guint8 *a, const guint8 *b, IdpSpectrum spectrum_a,
                        IdpSpectrum spectrum_b);

/* The highest peaks, highest first, none within a few bins of another; periods of 2.1 to 16 px.
 * What JPEG blocks of 8 px cause is left out. Returns how many were found. */
int idp_spectrum_peaks (IdpSpectrum spectrum, IdpPeak peaks[IDP_SPECTRUM_N_PEAKS]);

/* How high SPECTRUM stands within REACH bins of PEAK at most; 0 where it does not. */
double idp_spectrum_height_near (IdpSpectrum spectrum, const IdpPeak *peak, int reach);

/* The finest detail: the highest frequency, as a share of the finest that pixels can hold (0..1),
 * up to which the power stays above a multiple of the least. */
double idp_spectrum_cutoff (IdpSpectrum spectrum);
