/* contact-sheet.h: many small pictures on one, each with words under it. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include "image.h"

typedef struct _ContactSheet ContactSheet;

ContactSheet *contact_sheet_new (const char *title, int columns, int rows);
void contact_sheet_free (ContactSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ContactSheet, contact_sheet_free)

/* A frame in a picture. */
typedef struct
{
  IdpRect rect; /* px of the picture; empty for none */
  double red, green, blue;
} ContactFrame;

/* Puts IMAGE with N FRAMES into the next place, row by row. */
void contact_sheet_add (ContactSheet *sheet, const IdpImage *image, const ContactFrame *frames,
                        int n, const char *words);

/* As a JPEG. Errors: IDP_ERROR_WRITE. */
gboolean contact_sheet_write (const ContactSheet *sheet, const char *path, GError **error);
