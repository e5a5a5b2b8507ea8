/* iso-29794-5.h: the measures of ISO/IEC 29794-5:2025 (quality of face images) that need no learned
 * model beyond our landmarks. They tell how well a machine will recognise the face, not whether a
 * rule is kept: no verdict comes from them. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"

typedef enum
{
  IDP_ISO_ILLUMINATION_UNIFORMITY, /* common share of both cheeks' histograms, 0..1 */
  IDP_ISO_LUMINANCE_MEAN,          /* of the face, 0..1, linear light */
  IDP_ISO_LUMINANCE_VARIANCE,
  IDP_ISO_DYNAMIC_RANGE,      /* entropy of the face's luminance, bits */
  IDP_ISO_NATURAL_COLOUR,     /* distance of the cheeks' colour from skin, CIELAB under D50 */
  IDP_ISO_EYES_OPEN,          /* gap of the lids of the narrower eye, in T */
  IDP_ISO_MOUTH_CLOSED,       /* gap of the lips, in T */
  IDP_ISO_INTER_EYE_DISTANCE, /* px, as if seen from the front */
  IDP_ISO_HEAD_SIZE,          /* T over the height of the picture */
  IDP_ISO_LEFTWARD_CROP,      /* viewer's left eye to the left edge, in eye distances */
  IDP_ISO_RIGHTWARD_CROP,     /* viewer's right eye to the right edge, likewise */
  IDP_ISO_MARGIN_ABOVE,       /* between the eyes to the upper edge, in T */
  IDP_ISO_MARGIN_BELOW,       /* between the eyes to the lower edge, in T */
  IDP_ISO_ROLL,               /* degrees */
  IDP_ISO_N
} IdpIsoMeasure;

/* As in the standard's reference implementation. */
extern const char *const idp_iso_names[IDP_ISO_N];

/* The raw values for the largest face; T is the distance from between the eyes to the chin. IMAGE
 * is the whole photo, upright, at any size, FACE in pixels of the upright original, which has
 * WIDTH_PX and HEIGHT_PX. NAN = not measured. */
void idp_iso_measure (const IdpImage *image, const IdpFace *face, int width_px, int height_px,
                      double raw[IDP_ISO_N]);

/* RAW on the standard's scale from 0 (worst) to 100; NAN for NAN. */
double idp_iso_scalar (IdpIsoMeasure measure, double raw);
