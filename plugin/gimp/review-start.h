/* review-start.h: asks what to review, and by which rules.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "review-session.h"

/* Asks for the folder, RULES preset (chosen at first) and the reviewer's name, all of which are
 * remembered, and begins. A folder that cannot be reviewed is told of and asked for again. NULL
 * where the user cancels. */
ReviewSession *review_start (const char *rules);
