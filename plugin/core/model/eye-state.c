/* eye-state: how open an eye is, and how far its iris stands aside.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "eye-state.h"

#include "cut.h"
#include "network.h"

/* The eye distance in the cut, px, and parts of the eye's width per unit; as in
 * scripts/train/eye_states.py and train.py. */
#define EYE_DISTANCE 48
#define ASIDE_UNIT 10

enum
{
  OPENNESS, /* as a logit */
  ASIDE,
  N_VALUES
};

/* From pixels of the cut, in whose middle the eye is level, to those of the picture. */
static IdpSimilarity
cut_of (int side, IdpPoint left, IdpPoint right, double eye_distance_px)
{
  const double width = hypot (right.x - left.x, right.y - left.y);
  const double scale = eye_distance_px / EYE_DISTANCE / width;
  const double a = scale * (right.x - left.x), b = scale * (right.y - left.y);
  const double half = side / 2.0;
  return (IdpSimilarity){ a, b, (left.x + right.x) / 2 - a * half + b * half,
                          (left.y + right.y) / 2 - b * half - a * half };
}

gboolean
idp_eye_state_run (const IdpImage *image, IdpPoint left, IdpPoint right, double eye_distance_px,
                   IdpEyeState *state, GError **error)
{
  g_return_val_if_fail (image != NULL && state != NULL, FALSE);

  const IdpNetwork *network = idp_network_get ("eye-state");
  const int side = idp_network_side (network);
  const IdpSimilarity to_image = cut_of (side, left, right, eye_distance_px);
  g_autofree float *picture = idp_cut (image, &to_image, side, error);
  if (picture == NULL)
    return FALSE;
  g_autoptr (IdpMaps) maps = NULL;
  idp_network_run (network, picture, &maps);

  const int n = maps->side_px * maps->side_px;
  double means[N_VALUES] = { 0 };
  for (int i = 0; i < n; i++)
    for (int k = 0; k < N_VALUES; k++)
      means[k] += maps->values[i * maps->channels + k] / n;
  *state = (IdpEyeState){ 1 / (1 + exp (-means[OPENNESS])), means[ASIDE] / ASIDE_UNIT };
  return TRUE;
}
