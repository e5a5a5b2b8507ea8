/* scene-face.h: places of a face for what is painted on it, in eye distances: RIGHT of the middle
 * of the eyes and DOWN from there, along the face. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ladders.h"

/* The eye distance, px. */
double scene_unit (const LadderScene *scene);

IdpPoint scene_point (const LadderScene *scene, double right, double down);

/* The reverse: x is RIGHT and y DOWN of what lies at P, px. */
IdpPoint scene_place (const LadderScene *scene, IdpPoint p);

/* Whether hair is seen there. */
gboolean scene_is_hair (const LadderScene *scene, double right, double down);

/* The rectangle around the part of the face, inside the picture. */
IdpRect scene_rect (const LadderScene *scene, double left, double right, double top, double bottom);

/* Landmark INDEX, px. */
IdpPoint scene_landmark (const LadderScene *scene, int index);

/* The picture as it is now; caller owns it. */
IdpImage *scene_copy (const LadderScene *scene);

/* The median colour of the hair above the forehead, code values; black where none is seen. */
void scene_hair_colour (const LadderScene *scene, double rgb[3]);

/* R grown to hold P; an empty R holds just that. */
IdpRect scene_rect_with (const IdpRect *r, IdpPoint p);
