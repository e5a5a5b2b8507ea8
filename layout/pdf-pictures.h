/* pdf-pictures: which pictures the pages of a PDF file carry, and where, as the file itself says.
 *
 * Shares nothing with the writer: it is the proof of what that did.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A picture drawn on a page. */
typedef struct
{
  char *sha256; /* of its data as stored: of the JPEG file for one in DCT coding */
  double x_mm;  /* of its middle, from the top left corner of the page */
  double y_mm;
  double width_mm; /* of the area it covers, before clipping */
  double height_mm;
  int turn_deg; /* of its top: 0 up, 90 to the right, -90 to the left, 180 down; 45 = askew */
  gboolean mirrored;
} IdsPdfPicture;

typedef struct _IdsPdfPictures IdsPdfPictures;

/* Errors: IDP_ERROR_UNREADABLE. */
IdsPdfPictures *ids_pdf_pictures_open (const char *path, GError **error);
void ids_pdf_pictures_free (IdsPdfPictures *pictures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPdfPictures, ids_pdf_pictures_free)

guint ids_pdf_pictures_count_pages (const IdsPdfPictures *pictures);

/* What page PAGE (from 0) draws (IdsPdfPicture*), owned by the array; also within forms. Errors:
 * IDP_ERROR_UNREADABLE, and IDP_ERROR_MISMATCH for a page that holds pictures or comments in a way
 * that idsheet never does. */
GPtrArray *ids_pdf_pictures_get (IdsPdfPictures *pictures, guint page, GError **error);
