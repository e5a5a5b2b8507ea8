/* checked: what a check of one photo came to, without its pixels; enough to list it, to review it
 * and to report on it, also on another day or another machine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"
#include "likeness.h"
#include "photo.h"

/* Long side of the small picture, px. */
#define IDP_CHECKED_THUMBNAIL_PX 320

typedef struct
{
  char *sha256;
  int width_px, height_px; /* upright */
  gboolean finished;       /* see IdpPhoto */
  IdpRect crop;            /* px of the upright original; empty without a face */
  IdpFace face;            /* what reports tell of it: no landmarks, no second face */
  double iso[IDP_ISO_N];   /* as in IdpPhoto */
  GPtrArray *findings;     /* IdpFinding, owned; of what one photo alone shows */
  IdpLikeness *likeness;
  GBytes *thumbnail; /* JPEG of the whole photo, upright */
} IdpChecked;

/* Checks the photo PATH, traces of editing included. RULES must outlive the findings. Errors:
 * IDP_ERROR_UNREADABLE. Thread-safe. */
IdpChecked *idp_checked_new (const char *path, const IdpRules *rules, GError **error);

/* The same of a photo that has been examined and checked, with its pixels still there. Takes
 * FINDINGS, also where it fails. */
IdpChecked *idp_checked_of (const IdpPhoto *photo, GPtrArray *findings, GError **error);
void idp_checked_free (IdpChecked *checked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpChecked, idp_checked_free)

/* The photo PATH as far as reports need it. */
IdpPhoto *idp_checked_photo (const IdpChecked *checked, const char *path);

/* On one line, for the same build of the program to read again under the same rules. Names neither
 * the photo nor the person. Caller frees. */
char *idp_checked_to_json (const IdpChecked *checked);

/* NULL where TEXT is not what the above wrote. */
IdpChecked *idp_checked_from_json (const char *text, gsize length, const IdpRules *rules);
