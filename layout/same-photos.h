/* same-photos: students who have one and the same picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "roster.h"

/* Compares the photos, below FOLDER, of all students of ROSTER byte for byte. Whose photo another
 * student has too is refused, for nobody can tell whose it is. */
void ids_same_photos_check (IdsRoster *roster, const char *folder, IdsProblems *problems);
