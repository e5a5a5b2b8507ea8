/* fringe-state: how much hair lies over a brow and over its eye.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fringe-state.h"

#include "state.h"

/* The eye distance in the cut, px, and how far above the eye its middle lies, eye distances; as in
 * scripts/train/fringe_states.py. */
#define EYE_DISTANCE 48
#define UP 0.22

enum
{
  BROW, /* as logits */
  EYE,
  N_VALUES
};

gboolean
idp_fringe_state_run (const IdpImage *image, IdpPoint left, IdpPoint right, double eye_distance_px,
                      IdpFringeState *state, GError **error)
{
  g_return_val_if_fail (image != NULL && state != NULL, FALSE);

  const double up = UP * eye_distance_px / hypot (right.x - left.x, right.y - left.y);
  const IdpPoint shift = { up * (right.y - left.y), -up * (right.x - left.x) };
  const IdpPoint from = { left.x + shift.x, left.y + shift.y };
  const IdpPoint to = { right.x + shift.x, right.y + shift.y };
  double values[N_VALUES];
  if (!idp_state_run ("fringe-state", image, from, to, eye_distance_px / EYE_DISTANCE, values,
                      error))
    return FALSE;
  *state = (IdpFringeState){ idp_state_share (values[BROW]), idp_state_share (values[EYE]) };
  return TRUE;
}
