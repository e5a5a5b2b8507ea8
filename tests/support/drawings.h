/* drawings.h: pictures without a person in them, or with other things too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "image.h"

/* Eyes of what is drawn, px; IDP_POINT_NONE where it has none. Left is the viewer's. */
typedef struct
{
  IdpPoint left;
  IdpPoint right;
} DrawnEyes;

/* All fill a picture of 600 x 800 px on a light wall; caller owns it. */
IdpImage *drawing_cat (DrawnEyes *eyes);     /* ears, whiskers, slit eyes */
IdpImage *drawing_cartoon (DrawnEyes *eyes); /* flat skin and hair, large eyes, black outlines */
IdpImage *drawing_smiley (DrawnEyes *eyes);  /* a yellow disk, two dots and an arc */
IdpImage *drawing_bricks (DrawnEyes *eyes);
IdpImage *drawing_curtain (DrawnEyes *eyes);
IdpImage *drawing_mouth (DrawnEyes *eyes); /* lips with teeth on skin that fills the picture */

/* Squares of CELL px of random colours. */
IdpImage *drawing_noise (int cell);

/* Covers INTO with FROM, its left upper corner at (X, Y), as far as it reaches. */
void drawing_paste (IdpImage *into, const IdpImage *from, int x, int y);

/* RECT of IMAGE, which it lies in. Caller owns it. */
IdpImage *drawing_part (const IdpImage *image, const IdpRect *rect);

/* Turned by half a circle. Caller owns it. */
IdpImage *drawing_upside_down (const IdpImage *image);
