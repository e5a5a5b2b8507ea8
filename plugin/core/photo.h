/* photo.h: everything that is measured once about one photo; read-only afterwards.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "face.h"
#include "forensics.h"
#include "image.h"
#include "placement.h"
#include "provenance.h"
#include "rules.h"
#include "silhouette.h"

typedef struct
{
  IdpFile *file;
  IdpImage *image; /* the whole photo, upright, at a reduced size */
  double scale;    /* pixels of IMAGE per pixel of the upright original, at most 1 */
  IdpImage *small; /* the same with a long side of at most IDP_SMALL_PX */

  IdpProvenance *provenance; /* what the file says of itself */
  IdpForensics *forensics;   /* traces in the pixels at full size; NULL unless asked for */

  IdpFace face;              /* px of the upright original */
  IdpRegionMap *regions;     /* of px of the upright original; NULL without a face */
  IdpSilhouette *silhouette; /* its points in px of the upright original; NULL without a face */

  gboolean
      finished; /* the file already has the size of the finished picture: it is judged as it is */
  IdpPlacement
      placement; /* the crop that `idphoto crop` would make, or the whole of a finished picture; its
                    rect (px of the upright original) is empty without a face */

  /* The finished picture, as near as IMAGE allows; every check of light, focus, background and
   * clothes works on it, so that one limit holds for photos of any size. NULL without a face. */
  IdpImage *view;
  float *view_lab;         /* L*, a*, b* of each pixel of VIEW; NULL without a face */
  guint8 *view_background; /* 1 background, 0 person; same size as VIEW; NULL without a face */
} IdpPhoto;

/* Measures FILE, of which it takes ownership. RULES name the size and bands of the finished
 * picture. Errors: IDP_ERROR_UNREADABLE. Thread-safe. */
IdpPhoto *idp_photo_new (IdpFile *file, const IdpRules *rules, GError **error);

/* Looks at the pixels at full size too, once, for the checks that need it. Costs about as much as
 * decoding the photo. Errors: IDP_ERROR_UNREADABLE. */
gboolean idp_photo_examine (IdpPhoto *photo, GError **error);
void idp_photo_free (IdpPhoto *photo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpPhoto, idp_photo_free)

/* Frees all pixels and the bytes of the file; what was measured stays, for reports. */
void idp_photo_drop_pixels (IdpPhoto *photo);

/* L*, a*, b* of a pixel of the view. */
static inline const float *
idp_photo_lab_at (const IdpPhoto *photo, int x, int y)
{
  return photo->view_lab + 3 * ((gsize) y * photo->view->width_px + x);
}

/* Between pixels of the upright original and of the view. */
IdpPoint idp_photo_to_view (const IdpPhoto *photo, IdpPoint original);
IdpRect idp_photo_rect_from_view (const IdpPhoto *photo, const IdpRect *view);
