/* plan.h: every photo, caption, code and cut in its place. Pure geometry: nothing is drawn here,
 * and writers place nothing. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "page-number.h"
#include "label.h"
#include "photo.h"
#include "printer.h"
#include "sheet.h"

/* A student who is printed. */
typedef struct
{
  IdsPerson *person;
  IdsPhoto *photo;
  IdsLabel labels[IDS_MAX_SIZES]; /* of each size of the sheet */
} IdsPrint;

/* Takes a reference to PERSON and owns PHOTO; takes what LABELS hold. */
IdsPrint *ids_print_new (IdsPerson *person, IdsPhoto *photo, IdsLabel labels[IDS_MAX_SIZES]);
void ids_print_free (IdsPrint *print);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPrint, ids_print_free)

typedef enum
{
  IDS_ITEM_PHOTO,
  IDS_ITEM_CAPTION,
  IDS_ITEM_CODE,
  IDS_ITEM_NUMBER, /* of the page */
  IDS_ITEM_MARK,   /* a line of a cut: width or height is 0 */
} IdsItemKind;

/* Something on a page. The rectangle is what it covers on the paper, turned as it is; origin top
 * left. */
typedef struct
{
  IdsItemKind kind;
  guint print; /* index in IdsPlan.prints; the page for a number, nothing for a mark */
  guint size;  /* index in IdsSheet.sizes; nothing for a number or a mark */
  IdsTurn turn;
  double x_mm;
  double y_mm;
  double width_mm;
  double height_mm;
} IdsItem;

/* The whole picture relative to the top left corner of an upright print. It overhangs the print,
 * which clips it, on two opposite sides by the same length. */
typedef struct
{
  double x_mm;
  double y_mm;
  double width_mm;
  double height_mm;
} IdsPicture;

typedef struct
{
  const IdsSheet *sheet;
  const IdsCaptions *captions;   /* knows the fonts; needed for drawing only */
  const GPtrArray *prints;       /* of IdsPrint*, in the order of printing */
  const IdsPageNumbers *numbers; /* NULL = none */
  const IdsPrinter *printer;     /* what the drawing has to make up for */

  IdsPicture pictures[IDS_MAX_SIZES]; /* for each size of the sheet */
} IdsPlan;

/* For a true printer and without page numbers. The plan only refers to its arguments. */
IdsPlan ids_plan_new (const IdsSheet *sheet, const IdsCaptions *captions, const GPtrArray *prints);

guint ids_plan_get_n_pages (const IdsPlan *plan);

/* The students of page PAGE (from 0): FIRST and the N - 1 that follow. */
void ids_plan_get_students (const IdsPlan *plan, guint page, guint *first, guint *n);

/* The items of page PAGE (from 0) in the order of drawing; free with g_array_unref(). */
GArray *ids_plan_get_page (const IdsPlan *plan, guint page);

/* The same where they are to be drawn on the page with its bleed, so that the printer puts them
 * there. */
GArray *ids_plan_get_drawn_page (const IdsPlan *plan, guint page);

/* What a caption or number says. */
const IdsCaption *ids_plan_get_caption (const IdsPlan *plan, const IdsItem *item);

/* x' = xx x + xy y + x0, y' = yx x + yy y + y0, all in mm. */
typedef struct
{
  double xx, yx, xy, yy, x0, y0;
} IdsMatrix;

/* From the upright item, its top left corner at the origin, to the page. */
IdsMatrix ids_item_get_matrix (const IdsItem *item);
