/* print: figures in Markdown, and tables as files. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "print.h"

#include <math.h>

#include "error-rates.h"

char *
markdown_percent (double share)
{
  return isnan (share) ? g_strdup ("-") : g_strdup_printf ("%.1f", 100 * share);
}

char *
markdown_percent_of (double share, int n)
{
  if (isnan (share))
    return g_strdup ("-");
  const Interval interval = wilson_interval (lround (share * n), n);
  return g_strdup_printf ("%.1f (%.0f-%.0f)", 100 * share, 100 * interval.low, 100 * interval.high);
}

gboolean
tsv_write (const char *folder, const char *name, const GString *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_file_set_contents (path, text->str, text->len, error);
}
