/* least-squares: the sum of a few given terms that comes nearest to many values. Private to the
 * checks. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define IDP_TERMS_MAX 7

/* The normal equations of N_TERMS unknowns; zero but for that number before the first value. */
typedef struct
{
  int n_terms;
  double sums[IDP_TERMS_MAX][IDP_TERMS_MAX + 1];
} IdpLeastSquares;

/* VALUE should be the sum of TERMS, each times its factor; it counts WEIGHT times. */
void idp_least_squares_add (IdpLeastSquares *fit, const double *terms, double value, double weight);

/* The n_terms FACTORS; FALSE where the values do not determine them. Uses up FIT. */
gboolean idp_least_squares_solve (IdpLeastSquares *fit, double *factors);
