/* scene.h: the parts of a scene that defects are painted on, as the core sees them, and other walls
 * behind the person. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ladders.h"
#include "paint.h"

/* The background, with an edge as soft as a lens makes it. */
PaintMask *scene_wall (const LadderScene *scene);

/* What the person wears below the chin. */
PaintMask *scene_top (const LadderScene *scene);

/* The colour that half of what MASK surely has lies below in each channel, code values. */
void scene_colour (const LadderScene *scene, const PaintMask *mask, double rgb[3]);

/* Whether enough wall can be seen around an outline that can be trusted. */
gboolean scene_shows_wall (const LadderScene *scene);

/* The same, and the wall is labelled as plain, or drawn; no mask was laid over the picture. */
gboolean scene_has_plain_wall (const LadderScene *scene);

/* Puts a wall of RGB (code values) behind the person, lit as in a room of which the lamps were
 * placed with care: up to SCENE_FALL levels darker in the corners, with the noise of a camera. */
#define SCENE_FALL 3
void scene_paint_wall (const LadderScene *scene, const double rgb[3]);

/* The same in the wall's own colour. */
void scene_even_wall (const LadderScene *scene);

/* Takes the slow changes of the light from the wall that is there; its texture, folds and noise
 * stay.
 */
void scene_level_wall (const LadderScene *scene);

/* Gives what MASK shows another colour: its median becomes LAB, its folds and shades stay. */
void scene_recolour (const LadderScene *scene, const PaintMask *mask, const double lab[3]);
