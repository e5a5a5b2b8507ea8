/* around: the surroundings of the face, place by place, in the face's own axes. Private to the
 * checks. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "photo.h"

/* Distance of the places that are looked at, eye distances; the region map is no finer. */
#define IDP_AROUND_STEP (1 / 15.0)

/* Places beside the face, from..to in eye distances: RIGHT of and DOWN from the middle of the
 * eyes. */
typedef struct
{
  double left, right, top, bottom;
} IdpAroundArea;

/* The pixel of the upright original that lies there. */
IdpPoint idp_around_point (const IdpPhoto *photo, double right, double down);

/* How far below the middle of the eyes the chin lies, along the face. */
double idp_around_chin (const IdpPhoto *photo);

/* Places of AREA that mostly show one region, by region. */
typedef struct
{
  int all;             /* that the map and the photo reach */
  int n[IDP_REGION_N]; /* of them */
  double reached;      /* share of AREA */
} IdpAroundCount;

IdpAroundCount idp_around_count (const IdpPhoto *photo, const IdpAroundArea *area);

/* The rectangle around the places of AREA that mostly show REGION, px of the upright original;
 * empty without any. */
IdpRect idp_around_bounds (const IdpPhoto *photo, const IdpAroundArea *area, IdpRegion region);

/* The rectangle around AREA inside the photo, px of the upright original. */
IdpRect idp_around_rect (const IdpPhoto *photo, const IdpAroundArea *area);

/* R grown to hold P and MARGIN px around it; an empty R holds just that. */
IdpRect idp_rect_with (const IdpRect *r, IdpPoint p, double margin_px);

/* The rectangle around both, either of which may be empty. */
IdpRect idp_rect_union (const IdpRect *a, const IdpRect *b);
