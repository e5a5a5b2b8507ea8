/* test-spectrum: patterns in squares of pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "spectrum.h"

#include <math.h>

#define N IDP_SPECTRUM_SIDE

/* Noise of SD levels around grey, and a grating of AMPLITUDE levels. */
static guint8 *
draw (double sd, double amplitude, double u, double v)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint8 *pixels = g_malloc (N * N);
  for (int y = 0; y < N; y++)
    for (int x = 0; x < N; x++)
      {
        const double noise = sd * sqrt (-2 * log (1 - g_rand_double (rand)))
                             * cos (2 * G_PI * g_rand_double (rand));
        const double wave = amplitude * sin (2 * G_PI * (u * x + v * y) / N);
        pixels[y * N + x] = (guint8) CLAMP (lround (128 + noise + wave), 0, 255);
      }
  return pixels;
}

/* Both squares come out as if they had gone in alone. */
static void
test_grating (void)
{
  g_autofree guint8 *a = draw (2, 2, 60, -33), *b = draw (2, 0, 0, 0);
  g_autofree IdpSpectrum *spectra = g_new (IdpSpectrum, 2);
  idp_spectrum_pair (a, b, spectra[0], spectra[1]);

  IdpPeak peaks[IDP_SPECTRUM_N_PEAKS];
  g_assert_cmpint (idp_spectrum_peaks (spectra[0], peaks), >, 0);
  g_assert_cmpint (peaks[0].u, ==, 60);
  g_assert_cmpint (peaks[0].v, ==, -33);
  g_assert_cmpfloat (peaks[0].height, >, 4);
  if (idp_spectrum_peaks (spectra[1], peaks) > 0)
    g_assert_cmpfloat (peaks[0].height, <, 3);
}

static void
test_parseval (void)
{
  g_autofree guint8 *a = draw (0, 40, 32, 0), *b = draw (0, 0, 0, 0);
  g_autofree IdpSpectrum *spectra = g_new (IdpSpectrum, 2);
  idp_spectrum_pair (a, b, spectra[0], spectra[1]);
  /* Amplitude times half the sum of the window, which is N / 2 in each direction. */
  g_assert_cmpfloat_with_epsilon (spectra[0][0][32], 40 / 2.0 * N * N / 4, 4000);
  g_assert_cmpfloat (spectra[1][0][32], <, 1);
}

static void
test_jpeg_grid (void)
{
  g_autofree guint8 *a = draw (1, 10, 32, 0), *b = draw (1, 10, 64, 32);
  g_autofree IdpSpectrum *spectra = g_new (IdpSpectrum, 2);
  idp_spectrum_pair (a, b, spectra[0], spectra[1]);
  IdpPeak peaks[IDP_SPECTRUM_N_PEAKS];
  for (int i = 0; i < 2; i++)
    if (idp_spectrum_peaks (spectra[i], peaks) > 0)
      g_assert_cmpfloat (peaks[0].height, <, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spectrum/grating", test_grating);
  g_test_add_func ("/spectrum/parseval", test_parseval);
  g_test_add_func ("/spectrum/jpeg-grid", test_jpeg_grid);
  return g_test_run ();
}
