/* state.h: what a network tells of one part of a face. Private to the model.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* Cuts a square from IMAGE, in whose middle the line from LEFT to RIGHT lies level, SCALE px of
 * IMAGE per pixel; runs the network NAME over it, and writes the mean of each channel of its only
 * output to VALUES. Errors: IDP_ERROR_UNREADABLE where memory does not suffice. */
gboolean idp_state_run (const char *name, const IdpImage *image, IdpPoint left, IdpPoint right,
                        double scale, double *values, GError **error);

/* A logit as a share, 0..1. */
static inline double
idp_state_share (double logit)
{
  return 1 / (1 + exp (-logit));
}
