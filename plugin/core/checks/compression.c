/* compression: the steps between JPEG blocks where the picture itself is smooth.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "check.h"

static IdpMeasurement
run (const IdpPhoto *photo, const IdpRule *rule)
{
  const IdpForensics *traces = photo->forensics;
  if (traces == NULL || !traces->windows_seen || photo->file->format != IDP_FORMAT_JPEG)
    return (IdpMeasurement){ .measured = NAN };

  IdpMeasurement m = { .measured = NAN };
  for (int i = 0; i < IDP_N_PLACES; i++)
    if (isnan (m.measured) || traces->windows[i].blocks.edge_step > m.measured)
      {
        m.measured = traces->windows[i].blocks.edge_step;
        m.region = traces->windows[i].region;
      }
  return m;
}

const IdpCheck idp_check_compression
    = { .id = "compression-artifacts", .unit = IDP_UNIT_LEVEL, .run = run };
