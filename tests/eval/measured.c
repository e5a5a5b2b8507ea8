/* measured: the geometry of one picture, and the time it took.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "measured.h"

#include <time.h>

#include "reduce.h"

double
own_time_ms (void)
{
  struct timespec time;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

gboolean
measured_run (const IdpImage *image, Measured *measured, GError **error)
{
  g_autoptr (IdpRegionMap) regions = NULL;
  *measured = (Measured){ .silhouette_ms = NAN };
  double since = own_time_ms ();
  g_autoptr (IdpImage) small = idp_image_shrink (image, IDP_SMALL_PX, error);
  if (small == NULL || !idp_face_find (image, small, &measured->face, &regions, error))
    return FALSE;
  measured->face_ms = own_time_ms () - since;
  if (measured->face.count == 0)
    return TRUE;
  since = own_time_ms ();
  const double scale = (double) small->width_px / image->width_px;
  measured->silhouette = idp_silhouette_find (small, scale, &measured->face, regions);
  measured->silhouette_ms = own_time_ms () - since;
  return TRUE;
}

void
measured_clear (Measured *measured)
{
  g_clear_pointer (&measured->silhouette, idp_silhouette_free);
}
