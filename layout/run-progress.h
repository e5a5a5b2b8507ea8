/* run-progress: how far a long run is, on a terminal only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *what; /* "students", in the user's language */
  guint total;
  guint done;
  gint64 start_us;
  gint64 shown_us;
} IdsProgress;

IdsProgress ids_progress_start (const char *what, guint total);

/* N more are done. Not thread-safe. */
void ids_progress_add (IdsProgress *progress, guint n);
