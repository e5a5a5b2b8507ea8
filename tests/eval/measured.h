/* measured.h: the geometry of one picture, and the time it took. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "silhouette.h"

typedef struct
{
  IdpFace face;
  IdpSilhouette *silhouette; /* NULL without a face */
  double face_ms;            /* of one core; shrinking the picture included */
  double silhouette_ms;
} Measured;

/* As the photo unit does it. */
gboolean measured_run (const IdpImage *image, Measured *measured, GError **error);
void measured_clear (Measured *measured);

/* Processor time of this process, which other work on the machine changes little. */
double own_time_ms (void);
