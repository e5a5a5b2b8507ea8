/* progress: how far a run over many photos has come, on a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint total;
  gint64 start_us;
  gboolean shown;
} Progress;

/* Nothing is shown of a run over one photo, nor where stderr is no terminal or stdout is one, which
 * shows reports already. */
Progress progress_start (guint total);

/* N photos are done. */
void progress_show (const Progress *progress, guint n);
