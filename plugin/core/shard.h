/* shard: one of N equal shares of a run, for several machines that share the work.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint k, n; /* the K-th of N; K from 1 */
} IdpShard;

#define IDP_SHARD_WHOLE ((IdpShard){ 1, 1 })

/* Reads "K/N", the argument of --shard. Errors: G_OPTION_ERROR. */
gboolean idp_shard_parse (const char *text, IdpShard *shard, GError **error);

/* Which of LENGTH things in a row belong to SHARD: from *FIRST to before *END. */
void idp_shard_range (IdpShard shard, guint length, guint *first, guint *end);
