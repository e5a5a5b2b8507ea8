/* haar.h: runs a trained cascade of Haar features over a grey picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "grey.h"

/* A cascade in memory; immutable, shared by all threads, never freed. */
typedef struct _IdpHaar IdpHaar;

typedef enum
{
  IDP_HAAR_FACE,        /* haarcascade_frontalface_alt2.xml */
  IDP_HAAR_EYE,         /* haarcascade_eye.xml */
  IDP_HAAR_EYE_GLASSES, /* haarcascade_eye_tree_eyeglasses.xml */
  IDP_HAAR_N,
} IdpHaarKind;

/* A square that the cascade takes for what it was trained on. */
typedef struct
{
  double x, y;    /* centre, px */
  double size;    /* side, px */
  int neighbours; /* squares it was averaged from, 1 for one straight from a scan */
} IdpHaarHit;

/* The cascade KIND from the OpenCV data files, read on first use.
 * Errors: IDP_ERROR_UNREADABLE when the file is not installed or damaged. Thread-safe. */
const IdpHaar *idp_haar_get (IdpHaarKind kind, GError **error);

/* The same from a file; caller frees. */
IdpHaar *idp_haar_load (const char *path, GError **error);
void idp_haar_free (IdpHaar *haar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpHaar, idp_haar_free)

/* Adds to HITS (of IdpHaarHit) every window of GREY with MIN_PX <= side < MAX_PX that passes all
 * stages. Windows grow by 1.1. */
void idp_haar_scan (const IdpHaar *haar, const IdpGrey *grey, double min_px, double max_px,
                    GArray *hits);

/* Averages hits of about the same place and size. A group with at most MIN_NEIGHBOURS members is
 * dropped, and one whose centre lies inside a group with more. Largest first. Caller owns the
 * array. */
GArray *idp_haar_group (const GArray *hits, int min_neighbours);
