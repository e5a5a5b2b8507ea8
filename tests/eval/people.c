/* people: pictures whose figures are told apart. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people.h"

#define ANY -1

const People people_groups[GROUP_N] = {
  { "odd", TIER_REAL, TRUE, NULL, ANY },
  { "even", TIER_REAL, FALSE, NULL, ANY },
  { "drawn", TIER_DRAWN, ANY, NULL, ANY },
};

const People people_splits[] = {
  { "real, light skin", TIER_REAL, ANY, "light", ANY },
  { "real, middle skin", TIER_REAL, ANY, "middle", ANY },
  { "real, dark skin", TIER_REAL, ANY, "dark", ANY },
  { "real, glasses", TIER_REAL, ANY, NULL, TRUE },
  { "real, no glasses", TIER_REAL, ANY, NULL, FALSE },
  { "drawn, light skin", TIER_DRAWN, ANY, "light", ANY },
  { "drawn, middle skin", TIER_DRAWN, ANY, "middle", ANY },
  { "drawn, dark skin", TIER_DRAWN, ANY, "dark", ANY },
  { "drawn, glasses", TIER_DRAWN, ANY, NULL, TRUE },
  { "drawn, no glasses", TIER_DRAWN, ANY, NULL, FALSE },
  { NULL },
};

gboolean
people_include (const People *people, const BasePicture *picture)
{
  return picture->tier == people->tier && (people->odd == ANY || people->odd == picture->odd)
         && (people->glasses == ANY || people->glasses == picture->glasses)
         && (people->skin_tone == NULL || g_strcmp0 (people->skin_tone, picture->skin_tone) == 0);
}

Group
people_group_of (const BasePicture *picture)
{
  return picture->tier == TIER_DRAWN ? GROUP_DRAWN : picture->odd ? GROUP_ODD : GROUP_EVEN;
}
