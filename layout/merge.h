/* merge: idsheet merge DIR, one manifest and one set of lists out of those of all shards.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Returns the exit status: 0 all students printed, 1 some left out, 2 not all shards are there, or
 * something could not be read or written. */
int ids_merge_main (int argc, char **argv);
