/* rules-json: a rules preset as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rules.h"

/* One JSON object on one line without newline; its keys are in idphoto(1). Caller frees. */
char *rules_json (const IdpRules *rules);
