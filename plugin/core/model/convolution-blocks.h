/* convolution-blocks: the inner loops of a convolution.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "convolution.h"

/* Sets all places of RESULT. Built twice from one source: for any machine, and for those that
 * multiply and add 8 floats at once. */
void idp_convolution_run_narrow (const IdpConvolution *convolution, const IdpGrid *source,
                                 const IdpGrid *add, IdpGrid *result);
void idp_convolution_run_wide (const IdpConvolution *convolution, const IdpGrid *source,
                               const IdpGrid *add, IdpGrid *result);
