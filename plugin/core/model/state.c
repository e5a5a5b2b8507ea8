/* state: what a network tells of one part of a face. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "state.h"

#include "cut.h"
#include "network.h"

/* From pixels of a square of SIDE px to those of the picture. */
static IdpSimilarity
cut_of (int side, IdpPoint left, IdpPoint right, double scale)
{
  const double width = hypot (right.x - left.x, right.y - left.y), half = side / 2.0;
  const double a = scale * (right.x - left.x) / width, b = scale * (right.y - left.y) / width;
  return (IdpSimilarity){ a, b, (left.x + right.x) / 2 - a * half + b * half,
                          (left.y + right.y) / 2 - b * half - a * half };
}

gboolean
idp_state_run (const char *name, const IdpImage *image, IdpPoint left, IdpPoint right, double scale,
               double *values, GError **error)
{
  const IdpNetwork *network = idp_network_get (name);
  const int side = idp_network_side (network);
  const IdpSimilarity to_image = cut_of (side, left, right, scale);
  g_autofree float *picture = idp_cut (image, &to_image, side, error);
  if (picture == NULL)
    return FALSE;
  g_autoptr (IdpMaps) maps = NULL;
  idp_network_run (network, picture, &maps);

  const int n = maps->side_px * maps->side_px;
  for (int k = 0; k < maps->channels; k++)
    values[k] = 0;
  for (int i = 0; i < n; i++)
    for (int k = 0; k < maps->channels; k++)
      values[k] += maps->values[i * maps->channels + k] / n;
  return TRUE;
}
