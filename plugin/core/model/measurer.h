/* measurer.h: one face to landmarks and regions. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"
#include "landmarks.h"
#include "region-map.h"

/* Pixels between the eyes that suffice; more only cost time. */
#define IDP_MEASURER_EYE_DISTANCE_PX 45

/* Measures the face of IMAGE whose eyes are about at LEFT_EYE and RIGHT_EYE: all landmarks, and the
 * regions around it, which the caller owns. Px of IMAGE. Thread-safe. */
gboolean idp_measurer_run (const IdpImage *image, IdpPoint left_eye, IdpPoint right_eye,
                           IdpLandmark landmarks[IDP_LANDMARKS], IdpRegionMap **regions,
                           GError **error);
