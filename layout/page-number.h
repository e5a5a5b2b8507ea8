/* page-number.h: the name of the file and "3/17" on each page, on what is cut away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "box.h"
#include "caption.h"

/* The numbers of the pages of a file, and where each stands on its page. */
typedef struct
{
  GPtrArray *captions; /* of IdsCaption*, for each page; empty where the sheet has none */
  IdsBox room;
} IdsPageNumbers;

/* Finds the ROOM for the numbers of SHEET: the first place from the top that is high enough,
 * and wide enough for a name of usual length, inside the margin and clear of copies and cut marks
 * of a full page; else the first that is wide enough for the number alone. FALSE where there is
 * none or SHEET does not ask for numbers. */
gboolean ids_page_number_find_room (const IdsSheet *sheet, IdsBox *room);

/* What the numbers of SHEET need at least, mm. */
void ids_page_number_get_least_size (const IdsSheet *sheet, double *width_mm, double *height_mm);

/* Numbers for N_PAGES of a file: NAME and the number, or the number alone where NAME is too long or
 * cannot be shown. Errors: IDP_ERROR_REFUSED, where not even that can be shown. */
IdsPageNumbers *ids_page_numbers_new (IdsCaptions *captions, const IdsSheet *sheet,
                                      const char *name, guint n_pages, GError **error);
void ids_page_numbers_free (IdsPageNumbers *numbers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPageNumbers, ids_page_numbers_free)
