/* people.h: pictures whose figures are told apart. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "base-pictures.h"

typedef struct
{
  const char *name;
  Tier tier;
  int odd;               /* FALSE, TRUE, or -1 for both */
  const char *skin_tone; /* NULL for all */
  int glasses;           /* FALSE, TRUE, or -1 for both */
} People;

gboolean people_include (const People *people, const BasePicture *picture);

/* What the main figures are of: the real ones that constants may have been tuned on, the real ones
 * to report, and drawn ones. */
typedef enum
{
  GROUP_ODD,
  GROUP_EVEN,
  GROUP_DRAWN,
  GROUP_N
} Group;

extern const People people_groups[GROUP_N];
Group people_group_of (const BasePicture *picture);

/* By skin and by glasses; ends with one without a name. */
extern const People people_splits[];
