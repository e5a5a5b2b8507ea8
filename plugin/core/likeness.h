/* likeness.h: a small signature of a picture, to find the same picture under another name.
 *
 * It tells pictures apart, never people: two photos of one person are two pictures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "photo.h"

typedef struct _IdpLikeness IdpLikeness;

/* The signature of PHOTO, 2.6 kB: of the whole picture, and of the part around the face where one
 * was found, so that a crop is known again. */
IdpLikeness *idp_likeness_new (const IdpPhoto *photo);
void idp_likeness_free (IdpLikeness *likeness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpLikeness, idp_likeness_free)

/* As bytes, for the same build of the program on the same machine to read again. */
GBytes *idp_likeness_to_bytes (const IdpLikeness *likeness);

/* NULL where LENGTH bytes at DATA are no signature. */
IdpLikeness *idp_likeness_from_bytes (gconstpointer data, gsize length);

/* How much A and B are one picture, in percent: 100 where every detail agrees, 0 for pictures that
 * have nothing in common, also where a quick look already rules it out. Changes of size, light and
 * compression count little. */
double idp_likeness_compare (const IdpLikeness *a, const IdpLikeness *b);
