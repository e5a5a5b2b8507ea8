/* srgb-profile: an sRGB profile, by Little CMS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "srgb-profile.h"

#include <lcms2.h>
#include <string.h>

/* What PDF 1.6 knows. The curve is a formula there, which takes 0.6 KB; in version 2 it would be a
 * table of 8 KB. */
#define ICC_VERSION 4.0

/* The time of creation in the header of a profile: year, month, day, hour, minute, second. */
#define TIME_OFFSET 24
static const guint8 fixed_time[] = { 2000 >> 8, 2000 & 0xff, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0 };

static GBytes *
save (cmsHPROFILE profile)
{
  cmsUInt32Number length = 0;
  if (!cmsSaveProfileToMem (profile, NULL, &length))
    return NULL;
  g_autofree guint8 *data = g_malloc (length);
  if (!cmsSaveProfileToMem (profile, data, &length))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* Little CMS has no function that sets the time; the identifier is a digest of all the rest. */
static GBytes *
fix_header (GBytes *bytes)
{
  const gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  memcpy (data + TIME_OFFSET, fixed_time, sizeof fixed_time);
  cmsHPROFILE profile = cmsOpenProfileFromMem (data, length);
  if (profile == NULL)
    return NULL;
  GBytes *fixed = cmsMD5computeID (profile) ? save (profile) : NULL;
  cmsCloseProfile (profile);
  return fixed;
}

GBytes *
ids_srgb_profile_new (void)
{
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  if (profile == NULL)
    return NULL;
  cmsSetProfileVersion (profile, ICC_VERSION);
  g_autoptr (GBytes) bytes = save (profile);
  cmsCloseProfile (profile);
  return bytes != NULL ? fix_header (bytes) : NULL;
}
