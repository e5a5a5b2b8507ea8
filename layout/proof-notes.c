/* proof-notes: what stands in each copy of a proof page, the control square, and what the page is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "explain.h"
#include "page-drawing.h"
#include "plan.h"
#include "proof-parts.h"

#define PAD_MM 0.8
#define SQUARE_MM 10.0
#define ARROW_MM 5.0 /* length of an arrow; its head is a triangle half as long */
#define COPY_PT 5.5

/* Notes are set as large as there is room for. */
#define NOTE_PT 8
#define NOTE_WHOLE_PT 6
#define NOTE_MIN_PT 5
#define NOTE_NARROW_MM 14.0
#define NOTE_WIDE_MM 35.0
#define NOTE_WIDTH_MM 80.0 /* longer lines are hard to read */

#define SHA_GROUP 8 /* digits that are not torn apart */

typedef struct
{
  PangoLayout *layout;
  double width_mm;
  double height_mm;
  double pad_mm;       /* left free around it */
  double min_width_mm; /* of a text that can be as wide as its place is */
  gboolean centred;    /* from top to bottom, too */
} Block;

/* In the middle of BOX, or of its top edge. */
static gboolean
fit_block (IdsBox *box, gpointer data)
{
  const Block *block = data;
  const double width_mm = block->width_mm + 2 * block->pad_mm;
  const double height_mm = block->height_mm + 2 * block->pad_mm;
  if (box->x1_mm - box->x0_mm < width_mm || box->y1_mm - box->y0_mm < height_mm)
    return FALSE;
  box->x0_mm = (box->x0_mm + box->x1_mm - width_mm) / 2;
  box->x1_mm = box->x0_mm + width_mm;
  if (block->centred)
    box->y0_mm = (box->y0_mm + box->y1_mm - height_mm) / 2;
  box->y1_mm = box->y0_mm + height_mm;
  return TRUE;
}

/* Lines as long as BOX allows. */
static gboolean
fit_note (IdsBox *box, gpointer data)
{
  Block *block = data;
  const double room_mm = MIN (box->x1_mm - box->x0_mm - 2 * PAD_MM, NOTE_WIDTH_MM);
  if (room_mm < block->min_width_mm)
    return FALSE;
  ids_page_layout_set_width (block->layout, room_mm);
  ids_page_layout_measure (block->layout, &block->width_mm, &block->height_mm);
  if (block->width_mm > room_mm || block->height_mm + 2 * PAD_MM > box->y1_mm - box->y0_mm)
    return FALSE;
  box->x1_mm = box->x0_mm + room_mm + 2 * PAD_MM;
  box->y1_mm = box->y0_mm + block->height_mm + 2 * PAD_MM;
  return TRUE;
}

/* From the middle of MIDDLE_X_MM, MIDDLE_Y_MM towards where the heads are. */
static void
draw_arrow (cairo_t *canvas, IdsTurn turn, double middle_x_mm, double middle_y_mm)
{
  static const double angles[]
      = { [IDS_TURN_NONE] = 0, [IDS_TURN_LEFT] = -G_PI / 2, [IDS_TURN_RIGHT] = G_PI / 2 };
  cairo_save (canvas);
  cairo_translate (canvas, middle_x_mm, middle_y_mm);
  cairo_rotate (canvas, angles[turn]);
  cairo_move_to (canvas, 0, ARROW_MM / 2);
  cairo_line_to (canvas, 0, 0);
  cairo_set_line_width (canvas, ARROW_MM / 6);
  cairo_stroke (canvas);
  cairo_move_to (canvas, 0, -ARROW_MM / 2);
  cairo_line_to (canvas, ARROW_MM / 3, 0);
  cairo_line_to (canvas, -ARROW_MM / 3, 0);
  cairo_fill (canvas);
  cairo_restore (canvas);
}

static char *
describe_copy (const IdsSheet *sheet, const IdsProofCopy *copy)
{
  const IdsSize *size = &sheet->sizes[copy->size];
  g_autofree char *width = ids_proof_format_mm (size->width_mm);
  g_autofree char *height = ids_proof_format_mm (size->height_mm);
  g_autofree char *number
      = ids_sheet_get_students_per_page (sheet) > 1
            ? g_strdup_printf (_ ("student %u\ncopy %u"), copy->student + 1, copy->number + 1)
            : g_strdup_printf (_ ("copy %u"), copy->number + 1);
  return g_strdup_printf (_ ("%s×%s mm\n%s\n%s"), width, height, number,
                          ids_explain_turn (copy->turn));
}

/* Its size, whose it is, and the way the head points. */
static gboolean
draw_copy_note (cairo_t *canvas, const IdsSheet *sheet, const IdsProofCopy *copy, IdsRoom *room)
{
  g_autofree char *text = describe_copy (sheet, copy);
  g_autoptr (PangoLayout) layout = ids_page_layout_new (canvas, text, COPY_PT, 0);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  Block block = { .layout = layout, .pad_mm = PAD_MM };
  ids_page_layout_measure (layout, &block.width_mm, &block.height_mm);
  block.height_mm += ARROW_MM;
  IdsBox box = { 0 };
  if (!ids_room_find (room, &copy->photo, fit_block, &block, &box))
    return FALSE;
  draw_arrow (canvas, copy->turn, (box.x0_mm + box.x1_mm) / 2, box.y0_mm + PAD_MM + ARROW_MM / 2);
  ids_page_layout_show (canvas, layout, box.x0_mm + PAD_MM, box.y0_mm + PAD_MM + ARROW_MM);
  return TRUE;
}

/* What the label strip is, along it, where the strip has room for that. */
static void
draw_label_note (cairo_t *canvas, const IdsSheet *sheet, const IdsProofCopy *copy, IdsRoom *room)
{
  g_autofree char *height = ids_proof_format_mm (sheet->sizes[copy->size].label_height_mm);
  g_autofree char *text = g_strdup_printf (_ ("label %s mm"), height);
  g_autoptr (PangoLayout) layout = ids_page_layout_new (canvas, text, IDS_SMALL_PT, 0);
  double width_mm = 0, height_mm = 0;
  ids_page_layout_measure (layout, &width_mm, &height_mm);
  const gboolean turned = copy->turn != IDS_TURN_NONE;
  Block block = { .width_mm = turned ? height_mm : width_mm,
                  .height_mm = turned ? width_mm : height_mm,
                  .centred = TRUE };
  IdsBox box = { 0 };
  if (ids_room_find (room, &copy->label, fit_block, &block, &box))
    {
      const IdsItem item = { .turn = copy->turn,
                             .x_mm = box.x0_mm,
                             .y_mm = box.y0_mm,
                             .width_mm = block.width_mm,
                             .height_mm = block.height_mm };
      const IdsMatrix m = ids_item_get_matrix (&item);
      cairo_save (canvas);
      cairo_transform (canvas, &(cairo_matrix_t){ m.xx, m.yx, m.xy, m.yy, m.x0, m.y0 });
      ids_page_layout_show (canvas, layout, 0, 0);
      cairo_restore (canvas);
    }
  ids_room_take (room, &copy->label);
}

static gboolean
draw_square (cairo_t *canvas, const IdsBox *paper, IdsRoom *room)
{
  g_autoptr (PangoLayout) layout = ids_page_layout_new (canvas, "10 mm", NOTE_MIN_PT, 0);
  Block block = { .width_mm = SQUARE_MM, .height_mm = SQUARE_MM, .pad_mm = PAD_MM };
  IdsBox box = { 0 };
  double width_mm = 0, height_mm = 0;
  if (!ids_room_find (room, paper, fit_block, &block, &box))
    return FALSE;
  cairo_set_line_width (canvas, IDS_THIN_MM);
  cairo_rectangle (canvas, box.x0_mm + PAD_MM, box.y0_mm + PAD_MM, SQUARE_MM, SQUARE_MM);
  cairo_stroke (canvas);
  ids_page_layout_measure (layout, &width_mm, &height_mm);
  ids_page_layout_show (canvas, layout, (box.x0_mm + box.x1_mm - width_mm) / 2,
                        (box.y0_mm + box.y1_mm - height_mm) / 2);
  return TRUE;
}

static char *
group_digits (const char *sha256)
{
  GString *groups = g_string_new ("SHA-256");
  for (; *sha256 != '\0'; sha256 += MIN (strlen (sha256), SHA_GROUP))
    g_string_append_printf (groups, " %.*s", SHA_GROUP, sha256);
  return g_string_free (groups, FALSE);
}

/* What the page is and how to use it; NULL-terminated. */
static char **
make_notes (const IdsSheet *sheet, const IdsPrinter *printer)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *margin = ids_proof_format_mm (sheet->margin_mm);
  g_ptr_array_add (notes, g_strdup_printf ("%s\n%s", sheet->title, sheet->name));
  g_ptr_array_add (notes, group_digits (sheet->sha256));
  if (printer->name != NULL)
    g_ptr_array_add (notes, g_strdup_printf (_ ("Drawn for the printer %s"), printer->name));
  g_ptr_array_add (notes, g_strdup_printf (_ ("%g×%g mm; as a picture %d×%d pixels, %g dpi"),
                                           sheet->paper_width_mm, sheet->paper_height_mm,
                                           sheet->raster_width_px, sheet->raster_height_px,
                                           sheet->raster_dpi));
  if (sheet->bleed_mm > 0)
    g_ptr_array_add (notes, g_strdup_printf (_ ("Bleed around the paper: %g mm"), sheet->bleed_mm));
  g_ptr_array_add (notes, g_strdup_printf (_ ("Students: %d; copies for each: %u; margin: at least "
                                              "%s mm (dotted)"),
                                           ids_sheet_get_students_per_page (sheet),
                                           sheet->cells->len, margin));
  g_ptr_array_add (notes, g_strdup (_ ("Print at 100 %, not fitted to the page. The square must "
                                       "measure 10 mm; the rulers start at the paper's edges.")));
  g_ptr_array_add (notes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&notes), FALSE);
}

typedef struct
{
  PangoLayout *layout;
  double x_mm;
  double y_mm;
} PlacedText;

static void
clear_text (gpointer data)
{
  g_object_unref (((PlacedText *) data)->layout);
}

/* Finds room for all of TEXTS (PlacedText), or for none. */
static GArray *
place_texts (cairo_t *canvas, char *const *texts, double size_pt, double min_width_mm,
             const IdsBox *paper, const IdsRoom *room)
{
  g_autoptr (IdsRoom) left = ids_room_copy (room);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (PlacedText));
  g_array_set_clear_func (placed, clear_text);
  for (; *texts != NULL; texts++)
    {
      PangoLayout *layout = ids_page_layout_new (canvas, *texts, size_pt, 0);
      Block block = { .layout = layout, .pad_mm = PAD_MM, .min_width_mm = min_width_mm };
      IdsBox box = { 0 };
      const gboolean found = ids_room_find (left, paper, fit_note, &block, &box);
      /* It was tried in other places, too. */
      ids_page_layout_set_width (layout, box.x1_mm - box.x0_mm - 2 * PAD_MM);
      const PlacedText text = { layout, box.x0_mm + PAD_MM, box.y0_mm + PAD_MM };
      g_array_append_val (placed, text);
      if (!found)
        return NULL;
    }
  return g_steal_pointer (&placed);
}

/* TEXTS as large as there is room for, down to MIN_PT; or NULL. */
static GArray *
place_large (cairo_t *canvas, char *const *texts, int min_pt, double min_width_mm,
             const IdsBox *paper, const IdsRoom *room)
{
  GArray *placed = NULL;
  for (int size_pt = NOTE_PT; placed == NULL && size_pt >= min_pt; size_pt--)
    placed = place_texts (canvas, texts, size_pt, min_width_mm, paper, room);
  return placed;
}

/* In one place if that does not make them small, else each where it fits. */
static GArray *
place_notes (cairo_t *canvas, char *const *notes, const IdsBox *paper, const IdsRoom *room)
{
  g_autofree char *together = g_strjoinv ("\n", (char **) notes);
  char *const whole[] = { together, NULL };
  GArray *placed = place_large (canvas, whole, NOTE_WHOLE_PT, NOTE_WIDE_MM, paper, room);
  if (placed == NULL)
    placed = place_large (canvas, notes, NOTE_WHOLE_PT, NOTE_WIDE_MM, paper, room);
  if (placed == NULL)
    placed = place_large (canvas, notes, NOTE_MIN_PT, NOTE_NARROW_MM, paper, room);
  return placed;
}

static gboolean
refuse (const IdsSheet *sheet, GError **error)
{
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
               _ ("%s: the page has no room for the notes of a proof in %d pt"), sheet->name,
               NOTE_MIN_PT);
  return FALSE;
}

gboolean
ids_proof_draw_notes (cairo_t *canvas, const IdsSheet *sheet, const IdsPrinter *printer,
                      const GArray *copies, IdsRoom *room, GError **error)
{
  const IdsBox paper = { 0, 0, sheet->paper_width_mm, sheet->paper_height_mm };
  cairo_set_source_rgb (canvas, 0, 0, 0);
  for (guint i = 0; i < copies->len; i++)
    draw_label_note (canvas, sheet, &g_array_index (copies, IdsProofCopy, i), room);
  for (guint i = 0; i < copies->len; i++)
    if (!draw_copy_note (canvas, sheet, &g_array_index (copies, IdsProofCopy, i), room))
      return refuse (sheet, error);
  if (!draw_square (canvas, &paper, room))
    return refuse (sheet, error);

  g_auto (GStrv) notes = make_notes (sheet, printer);
  g_autoptr (GArray) placed = place_notes (canvas, notes, &paper, room);
  if (placed == NULL)
    return refuse (sheet, error);
  for (guint i = 0; i < placed->len; i++)
    {
      const PlacedText *text = &g_array_index (placed, PlacedText, i);
      ids_page_layout_show (canvas, text->layout, text->x_mm, text->y_mm);
    }
  return TRUE;
}
