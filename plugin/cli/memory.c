/* memory: to be handed new pages by the kernel, and to give them back, took a seventh of the time
 * of checking a photo. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "memory.h"

#include <glib.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define MIB (1 << 20)

/* What one photo of 12 megapixels needs. */
#define KEPT (64 * MIB)
/* glibc takes no larger limit. */
#define LARGEST_BLOCK (32 * MIB)

void
memory_keep (void)
{
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, LARGEST_BLOCK);
  mallopt (M_TRIM_THRESHOLD, G_MAXINT);
  mallopt (M_TOP_PAD, KEPT);

  /* More than a new heap has: it grows by KEPT. */
  void *first = malloc (MIB);
  const uintptr_t page = sysconf (_SC_PAGESIZE);
  if (first != NULL)
    madvise ((void *) (((uintptr_t) first + page - 1) / page * page), KEPT, MADV_HUGEPAGE);
  free (first);
}
