/* gaussian.h: Gaussian blur and noise. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Blurs each of the CHANNELS values of every pixel; the edges go on as they are. */
void gaussian_blur (float *values, int width_px, int height_px, int channels, double sigma_px);

/* Close to a normal distribution with deviation 1. */
double gaussian_noise (GRand *rand);
