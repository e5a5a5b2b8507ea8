/* progress: how far a run over many photos has come, on a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

Progress
progress_start (guint total)
{
  return (Progress){
    .total = total,
    .start_us = g_get_monotonic_time (),
    .shown = total > 1 && isatty (STDERR_FILENO) && !isatty (STDOUT_FILENO),
  };
}

void
progress_show (const Progress *progress, guint n)
{
  if (!progress->shown)
    return;
  const double seconds = (g_get_monotonic_time () - progress->start_us) / (double) G_USEC_PER_SEC;
  const double rate = seconds > 0 ? n / seconds : 0;
  g_printerr ("\r\033[K"); /* over the last line, all of it */
  g_printerr (_ ("%u of %u, %.1f per second, %.0f s left "), n, progress->total, rate,
              rate > 0 ? (progress->total - n) / rate : 0);
  if (n == progress->total)
    g_printerr ("\n");
}
