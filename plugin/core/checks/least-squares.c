/* least-squares: the sum of a few given terms that comes nearest to many values.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "least-squares.h"

#include <math.h>

/* An equation that has so little left of its own weight follows from the others. */
#define LEAST_PIVOT 1e-6

void
idp_least_squares_add (IdpLeastSquares *fit, const double *terms, double value, double weight)
{
  const int n = fit->n_terms;
  for (int i = 0; i < n; i++)
    {
      const double term = weight * terms[i];
      for (int k = i; k < n; k++)
        fit->sums[i][k] += term * terms[k];
      fit->sums[i][n] += term * value;
    }
}

/* Gauss-Jordan elimination; the equations are symmetric and need no pivoting. */
gboolean
idp_least_squares_solve (IdpLeastSquares *fit, double *factors)
{
  const int n = fit->n_terms;
  double own[IDP_TERMS_MAX];
  for (int i = 0; i < n; i++)
    {
      own[i] = fit->sums[i][i];
      for (int k = 0; k < i; k++)
        fit->sums[i][k] = fit->sums[k][i];
    }
  for (int i = 0; i < n; i++)
    {
      if (!(fit->sums[i][i] > LEAST_PIVOT * own[i]))
        return FALSE;
      for (int row = 0; row < n; row++)
        {
          const double factor = row != i ? fit->sums[row][i] / fit->sums[i][i] : 0;
          for (int k = i; k <= n && factor != 0; k++)
            fit->sums[row][k] -= factor * fit->sums[i][k];
        }
    }
  for (int i = 0; i < n; i++)
    factors[i] = fit->sums[i][n] / fit->sums[i][i];
  return TRUE;
}
