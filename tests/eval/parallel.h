/* parallel.h: the same work on many things, two at a time. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef void (*ParallelWork) (guint i, gpointer data);

/* Calls WORK for 0..N-1, in any order, on two threads. */
void parallel_run (guint n, ParallelWork work, gpointer data);
