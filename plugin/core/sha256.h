/* sha256.h: checksums of files. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* SHA-256 of BYTES, 64 hex digits. Caller frees. */
char *idp_sha256 (GBytes *bytes);

/* The same of all that can be read from DESCRIPTOR, which is never held whole; NULL where reading
 * fails. */
char *idp_sha256_descriptor (int descriptor);
