/* ladder-places.h: places of a scene's face, and what the region map sees there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "paint.h"
#include "scene-face.h"

/* Share of a change from which on a pixel belongs to the region that is changed. */
#define LADDER_TOUCHED 0.25

/* The share of REGION at P; 0 where the map does not reach. */
double ladder_region_at (const LadderScene *scene, IdpPoint p, IdpRegion region);

/* MASK times the share of REGION. */
void ladder_keep_region (PaintMask *mask, const LadderScene *scene, IdpRegion region);

/* The polygon through N landmarks from FIRST on, with an edge as soft as FEATHER eye distances. */
void ladder_add_landmarks (PaintMask *mask, const LadderScene *scene, int first, int n,
                           double feather);

/* Whether WORD is VALUE; TRUE of everything for drawn people, who are without fault. */
gboolean ladder_word_is (const LadderScene *scene, LabelWord word, const char *value);

/* Whether the photo's name begins with one of NAMES (NULL-terminated). */
gboolean ladder_is_listed (const LadderScene *scene, const char *const *names);
