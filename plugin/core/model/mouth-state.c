/* mouth-state: whether lips are apart. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "mouth-state.h"

#include "state.h"

/* The eye distance in the cut, px; as in scripts/train/mouth_states.py. */
#define EYE_DISTANCE 40

gboolean
idp_mouth_state_run (const IdpImage *image, IdpPoint left, IdpPoint right, double eye_distance_px,
                     double *parted, GError **error)
{
  g_return_val_if_fail (image != NULL && parted != NULL, FALSE);

  double logit;
  if (!idp_state_run ("mouth-state", image, left, right, eye_distance_px / EYE_DISTANCE, &logit,
                      error))
    return FALSE;
  *parted = idp_state_share (logit);
  return TRUE;
}
