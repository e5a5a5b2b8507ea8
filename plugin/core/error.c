/* error: the error domain of the core.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "error.h"

G_DEFINE_QUARK (idp - error - quark, idp_error)
