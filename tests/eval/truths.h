/* truths.h: what the labels say of a fault. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base-pictures.h"

typedef enum
{
  TRUTH_UNKNOWN, /* no label tells, or the label lies too near to the limit */
  TRUTH_FREE,
  TRUTH_FAULT,
} Truth;

/* Whether PICTURE has the fault that RULE is about. A drawn person has none. */
Truth truth_of (const BasePicture *picture, const IdpRule *rule);

/* Whether PICTURE has no fault that a label tells of. */
gboolean truth_is_compliant (const BasePicture *picture, const IdpRules *rules);
