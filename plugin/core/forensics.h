/* forensics.h: traces that only the pixels at full size show, measured once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "block-traces.h"
#include "face.h"
#include "frame-traces.h"
#include "spectrum.h"

/* Where the windows lie: level with the crown and with the nose, at the sides and on the face. */
typedef enum
{
  IDP_PLACE_CROWN_LEFT,
  IDP_PLACE_CROWN,
  IDP_PLACE_CROWN_RIGHT,
  IDP_PLACE_FACE_LEFT,
  IDP_PLACE_FACE,
  IDP_PLACE_FACE_RIGHT,
  IDP_N_PLACES,
} IdpPlace;

typedef struct
{
  IdpRect region; /* px of the upright original */
  IdpBlockTraces blocks;
  IdpPeak peaks[IDP_SPECTRUM_N_PEAKS];
  int n_peaks;
  double cutoff; /* see idp_spectrum_cutoff() */
} IdpWindowTraces;

/* A regular pattern that two windows apart from each other share. */
typedef struct
{
  IdpPeak peak;   /* the height is that of the weaker window */
  double on_head; /* how high it stands on hair or face, whichever shows it more: a wall's pattern
                     ends there, a screen's does not */
  IdpRect region; /* around both windows, px of the upright original */
} IdpPattern;

typedef struct
{
  gboolean windows_seen; /* FALSE where the photo has too few pixels for even one */
  IdpWindowTraces windows[IDP_N_PLACES];
  IdpPattern patterns[IDP_SPECTRUM_N_PEAKS]; /* highest first */
  int n_patterns;
  double double_compression; /* see idp_double_compression(); NAN for a PNG */
  double other_grid;
  IdpFrameTraces frame; /* px of the upright original */
} IdpForensics;

/* Looks at FILE at full size. PICTURE is the whole photo, upright, at any size; FACE in pixels of
 * the upright original. Errors: IDP_ERROR_UNREADABLE. Thread-safe. */
IdpForensics *idp_forensics_new (const IdpFile *file, const IdpImage *picture, const IdpFace *face,
                                 GError **error);
void idp_forensics_free (IdpForensics *forensics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpForensics, idp_forensics_free)
