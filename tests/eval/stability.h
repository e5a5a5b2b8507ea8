/* stability.h: is the verdict the same after saving again, or for a frame a little aside?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base-pictures.h"

/* Measures all PICTURES (BasePicture) anew under each change, and prints in Markdown how many keep
 * their verdicts, and which rules change them most. */
void stability_print (const GPtrArray *pictures, const IdpRules *rules);
