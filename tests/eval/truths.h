/* truths.h: what the labels say of a fault. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base-pictures.h"
#include "judgements.h"

/* Whether PICTURE has the fault that RULE is about, by its labels. A drawn person has none. */
Truth truth_by_label (const BasePicture *picture, const IdpRule *rule);

/* The same, or by eye where somebody looked. */
Truth truth_of (const BasePicture *picture, const IdpRule *rule);

/* Whether PICTURE has no fault that a label tells of. */
gboolean truth_is_compliant (const BasePicture *picture, const IdpRules *rules);
