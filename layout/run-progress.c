/* run-progress: how far a long run is, on a terminal only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "run-progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define PAUSE_US (G_USEC_PER_SEC / 5)

IdsProgress
ids_progress_start (const char *what, guint total)
{
  return (IdsProgress){ what, total, 0, g_get_monotonic_time (), 0 };
}

void
ids_progress_add (IdsProgress *progress, guint n)
{
  progress->done += n;
  const gint64 now_us = g_get_monotonic_time ();
  const gboolean last = progress->done >= progress->total;
  if (!isatty (STDERR_FILENO) || (!last && now_us - progress->shown_us < PAUSE_US))
    return;
  progress->shown_us = now_us;
  const double seconds = MAX (now_us - progress->start_us, 1) / (double) G_USEC_PER_SEC;
  const double rate = progress->done / seconds;
  const guint left_s = rate > 0 ? (guint) ((progress->total - progress->done) / rate + 0.5) : 0;
  g_printerr ("\r\033[K"); /* over the last line, all of it */
  g_printerr (_ ("%s: %u of %u, %.0f per second, %u:%02u left"), progress->what, progress->done,
              progress->total, rate, left_s / 60, left_s % 60);
  if (last)
    g_printerr ("\n");
}
