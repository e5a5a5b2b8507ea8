/* finding-view.h: one finding in words and as a part of the photo, as all dialogs show it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"
#include "image.h"

/* Verdict, what was measured, evidence, remedy and source, as Pango markup. Caller frees. */
char *finding_view_markup (const IdpFinding *finding);

/* The region of FINDING with enough of its surroundings to recognise the place, inside the photo;
 * the whole photo for a finding without a region. The margin also keeps a selection clear of the
 * mark's own frame. */
IdpRect finding_view_surroundings (const IdpFinding *finding, const IdpFile *file);
