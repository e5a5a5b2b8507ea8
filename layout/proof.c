/* proof: a sheet drawn at true size with its dimensions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "proof.h"

#include <glib/gi18n.h>
#include <math.h>
#include <qpdf/qpdf-c.h>

#include "encode.h"
#include "error.h"
#include "page-drawing.h"
#include "plan.h"
#include "proof-parts.h"

#define EDGE_MM 0.3
#define CELL_MM 0.2
#define LINE_PAD_MM 0.4 /* left free beside lines */
#define DOTS_MM 0.5
#define LABEL_GREY 0.92

char *
ids_proof_format_mm (double mm)
{
  return g_strdup_printf ("%g", round (mm * 100) / 100);
}

void
ids_proof_begin_axis (cairo_t *canvas, gboolean vertical)
{
  cairo_save (canvas);
  if (vertical)
    cairo_rotate (canvas, -G_PI / 2);
}

/* The strip of LABEL_MM at the feet of PHOTO. */
static IdsBox
find_label (const IdsBox *photo, IdsTurn turn, double label_mm)
{
  switch (turn)
    {
    case IDS_TURN_LEFT:
      return (IdsBox){ photo->x1_mm, photo->y0_mm, photo->x1_mm + label_mm, photo->y1_mm };
    case IDS_TURN_RIGHT:
      return (IdsBox){ photo->x0_mm - label_mm, photo->y0_mm, photo->x0_mm, photo->y1_mm };
    default:
      return (IdsBox){ photo->x0_mm, photo->y1_mm, photo->x1_mm, photo->y1_mm + label_mm };
    }
}

static GArray *
find_copies (const IdsSheet *sheet, const GArray *items)
{
  GArray *copies = g_array_new (FALSE, FALSE, sizeof (IdsProofCopy));
  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      if (item->kind != IDS_ITEM_PHOTO)
        continue;
      IdsProofCopy copy = { .turn = item->turn,
                            .size = item->size,
                            .student = copies->len / sheet->cells->len,
                            .number = copies->len % sheet->cells->len };
      copy.photo = (IdsBox){ item->x_mm, item->y_mm, item->x_mm + item->width_mm,
                             item->y_mm + item->height_mm };
      copy.label = find_label (&copy.photo, copy.turn, sheet->sizes[copy.size].label_height_mm);
      copy.cell = (IdsBox){ MIN (copy.photo.x0_mm, copy.label.x0_mm), copy.photo.y0_mm,
                            MAX (copy.photo.x1_mm, copy.label.x1_mm), copy.label.y1_mm };
      g_array_append_val (copies, copy);
    }
  return copies;
}

/* The page of a sheet that is full of people of whom nothing is known. */
static GArray *
plan_items (const IdsSheet *sheet)
{
  IdsPrint nobody = { NULL };
  g_autoptr (GPtrArray) prints = g_ptr_array_new ();
  for (int i = 0; i < ids_sheet_get_students_per_page (sheet); i++)
    g_ptr_array_add (prints, &nobody);
  const IdsPlan plan = ids_plan_new (sheet, NULL, prints);
  return ids_plan_get_page (&plan, 0);
}

static IdsBox
grow (const IdsBox *box, double by_mm)
{
  return (IdsBox){ box->x0_mm - by_mm, box->y0_mm - by_mm, box->x1_mm + by_mm, box->y1_mm + by_mm };
}

static void
take_line (IdsRoom *room, double x0_mm, double y0_mm, double x1_mm, double y1_mm)
{
  const IdsBox line = grow (&(IdsBox){ x0_mm, y0_mm, x1_mm, y1_mm }, LINE_PAD_MM);
  ids_room_take (room, &line);
}

static void
take_outline (IdsRoom *room, const IdsBox *box)
{
  take_line (room, box->x0_mm, box->y0_mm, box->x1_mm, box->y0_mm);
  take_line (room, box->x0_mm, box->y1_mm, box->x1_mm, box->y1_mm);
  take_line (room, box->x0_mm, box->y0_mm, box->x0_mm, box->y1_mm);
  take_line (room, box->x1_mm, box->y0_mm, box->x1_mm, box->y1_mm);
}

static void
add_box (cairo_t *canvas, const IdsBox *box)
{
  cairo_rectangle (canvas, box->x0_mm, box->y0_mm, box->x1_mm - box->x0_mm,
                   box->y1_mm - box->y0_mm);
}

static void
draw_copy (cairo_t *canvas, const IdsProofCopy *copy, IdsRoom *room)
{
  cairo_set_source_rgb (canvas, LABEL_GREY, LABEL_GREY, LABEL_GREY);
  add_box (canvas, &copy->label);
  cairo_fill (canvas);
  cairo_set_source_rgb (canvas, 0, 0, 0);
  cairo_set_line_width (canvas, CELL_MM);
  add_box (canvas, &copy->cell);
  cairo_stroke (canvas);
  take_outline (room, &copy->cell);
  take_outline (room, &copy->photo);
}

/* A cut line or mark, as the sheets will have it. */
static void
draw_mark (cairo_t *canvas, const IdsSheet *sheet, const IdsItem *mark, IdsRoom *room)
{
  cairo_set_line_width (canvas, sheet->mark_width_mm);
  cairo_move_to (canvas, mark->x_mm, mark->y_mm);
  cairo_rel_line_to (canvas, mark->width_mm, mark->height_mm);
  cairo_stroke (canvas);
  take_line (room, mark->x_mm, mark->y_mm, mark->x_mm + mark->width_mm,
             mark->y_mm + mark->height_mm);
}

/* The edge of the paper, and dotted the margin that no copy may enter. */
static void
draw_paper (cairo_t *canvas, const IdsSheet *sheet, IdsRoom *room)
{
  const IdsBox paper = { 0, 0, sheet->paper_width_mm, sheet->paper_height_mm };
  const IdsBox edge = grow (&paper, -EDGE_MM / 2);
  const IdsBox margin = grow (&paper, -sheet->margin_mm);
  cairo_set_source_rgb (canvas, 1, 1, 1);
  cairo_paint (canvas);
  cairo_set_source_rgb (canvas, 0, 0, 0);
  cairo_set_line_width (canvas, EDGE_MM);
  add_box (canvas, &edge);
  cairo_stroke (canvas);
  cairo_save (canvas);
  cairo_set_line_width (canvas, IDS_THIN_MM);
  cairo_set_dash (canvas, (double[]){ DOTS_MM, 2 * DOTS_MM }, 2, 0);
  add_box (canvas, &margin);
  cairo_stroke (canvas);
  cairo_restore (canvas);
  take_outline (room, &paper);
  take_outline (room, &margin);
}

/* Lines first: they take the room that the notes are looking for. */
static gboolean
draw_proof (cairo_t *canvas, const IdsSheet *sheet, const IdsPrinter *printer, GError **error)
{
  const double width_mm = sheet->paper_width_mm, height_mm = sheet->paper_height_mm;
  g_autoptr (GArray) items = plan_items (sheet);
  g_autoptr (GArray) copies = find_copies (sheet, items);
  g_autoptr (IdsRoom) room = ids_room_new (&(IdsBox){ 0, 0, width_mm, height_mm });

  draw_paper (canvas, sheet, room);
  for (guint i = 0; i < copies->len; i++)
    draw_copy (canvas, &g_array_index (copies, IdsProofCopy, i), room);
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, IdsItem, i).kind == IDS_ITEM_MARK)
      draw_mark (canvas, sheet, &g_array_index (items, IdsItem, i), room);

  ids_room_take (room, &(IdsBox){ 0, 0, width_mm, IDS_RULER_MM });
  ids_room_take (room, &(IdsBox){ 0, 0, IDS_RULER_MM, height_mm });
  g_autoptr (IdsDimensions) dimensions = ids_dimensions_new (canvas, sheet, copies, room);
  ids_proof_draw_ruler (canvas, dimensions, width_mm, FALSE);
  ids_proof_draw_ruler (canvas, dimensions, height_mm, TRUE);
  ids_dimensions_draw (dimensions, canvas);
  return ids_proof_draw_notes (canvas, sheet, printer, copies, room, error);
}

static cairo_status_t
append_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
make_pdf (const IdsSheet *sheet, const IdsPrinter *printer, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (cairo_surface_t) surface
      = ids_page_surface_new (append_bytes, bytes, sheet->page_width_mm, sheet->page_height_mm);
  g_autoptr (cairo_t) canvas = ids_page_canvas_new (surface);
  cairo_translate (canvas, printer->offset_x_mm, printer->offset_y_mm);
  cairo_scale (canvas, printer->scale_x, printer->scale_y);
  cairo_translate (canvas, sheet->bleed_mm, sheet->bleed_mm);
  if (!draw_proof (canvas, sheet, printer, error))
    return NULL;
  cairo_show_page (canvas);
  cairo_surface_finish (surface);
  return g_steal_pointer (&bytes);
}

/* What Cairo cannot say: that viewers shall print it at true size, as the sheets. */
static GBytes *
forbid_scaling (const GByteArray *bytes)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *done = NULL;
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  if ((qpdf_read_memory (pdf, "proof", (const char *) bytes->data, bytes->len, NULL) & QPDF_ERRORS)
      == 0)
    {
      qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/ViewerPreferences",
                           qpdf_oh_parse (pdf, "<< /PrintScaling /None >>"));
      qpdf_init_write_memory (pdf);
      qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
      if ((qpdf_write (pdf) & QPDF_ERRORS) == 0)
        done = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
    }
  qpdf_cleanup (&pdf);
  return done;
}

gboolean
ids_proof_write (const IdsSheet *sheet, const IdsPrinter *printer, const char *path, GError **error)
{
  g_autoptr (GByteArray) drawn = make_pdf (sheet, printer, error);
  if (drawn == NULL)
    return FALSE;
  g_autoptr (GBytes) bytes = forbid_scaling (drawn);
  if (bytes != NULL)
    return idp_write_file (path, bytes, error);
  g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("%s: cannot be drawn: %s"), path, "qpdf");
  return FALSE;
}
