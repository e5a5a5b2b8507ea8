/* eye-state: how open an eye is, and how far its iris stands aside.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "eye-state.h"

#include "state.h"

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

gboolean
idp_eye_state_run (const IdpImage *image, IdpPoint left, IdpPoint right, double eye_distance_px,
                   IdpEyeState *state, GError **error)
{
  g_return_val_if_fail (image != NULL && state != NULL, FALSE);

  double values[N_VALUES];
  if (!idp_state_run ("eye-state", image, left, right, eye_distance_px / EYE_DISTANCE, values,
                      error))
    return FALSE;
  *state = (IdpEyeState){ idp_state_share (values[OPENNESS]), values[ASIDE] / ASIDE_UNIT };
  return TRUE;
}
