/* shard: one of N equal shares of a run.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "shard.h"

#include <glib/gi18n-lib.h>

#define MAX_SHARDS 100000

gboolean
idp_shard_parse (const char *text, IdpShard *shard, GError **error)
{
  g_return_val_if_fail (text != NULL && shard != NULL, FALSE);

  guint64 k = 0, n = 0;
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  if (parts[0] == NULL || parts[1] == NULL
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, MAX_SHARDS, &n, NULL)
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, n, &k, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--shard: “%s” is not of the form K/N, K from 1 to N"), text);
      return FALSE;
    }
  *shard = (IdpShard){ k, n };
  return TRUE;
}

void
idp_shard_range (IdpShard shard, guint length, guint *first, guint *end)
{
  *first = (guint64) length * (shard.k - 1) / shard.n;
  *end = (guint64) length * shard.k / shard.n;
}
