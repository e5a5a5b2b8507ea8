/* grey.h: small grey pictures for the face finder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "image.h"

/* 8-bit luma (Rec. 601 weights on sRGB values), rows from top to bottom without padding. */
typedef struct
{
  int width_px;
  int height_px;
  guint8 *values; /* width_px * height_px, owned */
} IdpGrey;

/* How pixels of a grey picture stand in the one it was taken from: the pixel at (x, y) from CENTRE
 * lies at centre + scale * R (roll_deg) * (x, y), R turning clockwise as seen. */
typedef struct
{
  IdpPoint centre;
  double scale;
  double roll_deg;
} IdpGreyPose;

/* All black. */
IdpGrey *idp_grey_new (int width_px, int height_px);
void idp_grey_free (IdpGrey *grey);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpGrey, idp_grey_free)

IdpGrey *idp_grey_from_image (const IdpImage *image);

/* A part of GREY, turned and scaled, bilinear; outside of GREY its edge goes on. */
IdpGrey *idp_grey_cut (const IdpGrey *grey, const IdpGreyPose *pose, int width_px, int height_px);

/* From pixels of a cut of WIDTH_PX x HEIGHT_PX to those of the picture it was taken from. */
IdpPoint idp_grey_cut_to_source (const IdpGreyPose *pose, int width_px, int height_px, IdpPoint p);

/* Spreads the values linearly over 0..255: cascades ignore windows of little contrast. Unlike
 * equalising the histogram, it does not crush a small face before a large plain wall. */
void idp_grey_stretch (IdpGrey *grey);
