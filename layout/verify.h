/* verify: idsheet verify FILE MANIFEST PHOTOS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Returns the exit status: 0 the sheets carry exactly the pictures of the manifest, 1 they do not,
 * 2 a file cannot be read. */
int ids_verify_main (int argc, char **argv);
