/* proof-parts.h: what a proof page is made of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cairo-auto.h"
#include "printer.h"
#include "room.h"
#include "sheet.h"

/* Rulers along the left and the top edge, their numbers included, end here. */
#define IDS_RULER_MM 6.5

#define IDS_THIN_MM 0.1
#define IDS_SMALL_PT 5.0

/* A copy that the sheet has room for. */
typedef struct
{
  IdsBox cell; /* photo and label strip */
  IdsBox photo;
  IdsBox label; /* the strip at the feet of the photo */
  IdsTurn turn;
  guint size;    /* index in IdsSheet.sizes */
  guint student; /* on the page, from 0 */
  guint number;  /* of the student's copies, from 0 */
} IdsProofCopy;

/* A length in millimetres as people write it: "48", "24.2". Caller frees. */
char *ids_proof_format_mm (double mm);

/* Lets the axis that is drawn along the top edge stand for the left edge, where VERTICAL; lengths
 * along it then count upwards and negative. Undo with cairo_restore(). */
void ids_proof_begin_axis (cairo_t *canvas, gboolean vertical);

/* proof-dimensions: lines across the whole paper that tell every length they meet. */

typedef struct _IdsDimensions IdsDimensions;

/* As many lines as it takes to tell all lengths of COPIES (IdsProofCopy). Takes its room. */
IdsDimensions *ids_dimensions_new (cairo_t *canvas, const IdsSheet *sheet, const GArray *copies,
                                   IdsRoom *room);
void ids_dimensions_free (IdsDimensions *dimensions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsDimensions, ids_dimensions_free)
void ids_dimensions_draw (const IdsDimensions *dimensions, cairo_t *canvas);

/* TRUE where a line meets the ruler along the left edge (VERTICAL) or the top edge at AT_MM. */
gboolean ids_dimensions_meet (const IdsDimensions *dimensions, gboolean vertical, double at_mm);

/* proof-ruler: millimetres along the left edge (VERTICAL) or the top edge. */
void ids_proof_draw_ruler (cairo_t *canvas, const IdsDimensions *dimensions, double length_mm,
                           gboolean vertical);

/* proof-notes: what stands in each copy, the control square, and what the page is. Errors:
 * IDP_ERROR_REFUSED where there is no room. */
gboolean ids_proof_draw_notes (cairo_t *canvas, const IdsSheet *sheet, const IdsPrinter *printer,
                               const GArray *copies, IdsRoom *room, GError **error);
