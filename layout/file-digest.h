/* file-digest: checksums of files, whatever stands in their place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* SHA-256 of the regular file PATH, 64 hex digits; "" where there is none that can be read. Caller
 * frees. */
char *ids_file_digest (const char *path);
