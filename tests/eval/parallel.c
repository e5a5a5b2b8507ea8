/* parallel: the same work on many things, two at a time. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "parallel.h"

#define N_THREADS 2

typedef struct
{
  ParallelWork work;
  gpointer data;
} Run;

static void
work_on_one (gpointer place, gpointer data)
{
  const Run *run = data;
  run->work (GPOINTER_TO_UINT (place) - 1, run->data);
}

void
parallel_run (guint n, ParallelWork work, gpointer data)
{
  Run run = { work, data };
  GThreadPool *pool = g_thread_pool_new (work_on_one, &run, N_THREADS, TRUE, NULL);
  for (guint i = 0; i < n; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}
