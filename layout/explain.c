/* explain: a sheet in words and millimetres, before anything is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "explain.h"

#include <glib/gi18n.h>

#include "code.h"
#include "page-number.h"
#include "units.h"

const char *
ids_explain_turn (IdsTurn turn)
{
  switch (turn)
    {
    case IDS_TURN_LEFT:
      return _ ("head to the left");
    case IDS_TURN_RIGHT:
      return _ ("head to the right");
    default:
      return _ ("upright");
    }
}

static void append_line (GString *text, const char *title, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
append_line (GString *text, const char *title, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_string_append_printf (text, "%s: ", title);
  g_string_append_vprintf (text, format, arguments);
  g_string_append_c (text, '\n');
  va_end (arguments);
}

static void
append_cells (GString *text, const IdsSheet *sheet)
{
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const IdsCell *cell = &g_array_index (sheet->cells, IdsCell, i);
      double width_mm = 0, height_mm = 0;
      ids_sheet_get_cell_size (sheet, cell, &width_mm, &height_mm);
      g_string_append_printf (text, "  %2u  x %6.2f  y %6.2f  %g×%g mm  %s\n", i + 1,
                              sheet->left_mm + cell->x_mm, sheet->top_mm + cell->y_mm, width_mm,
                              height_mm, ids_explain_turn (cell->turn));
    }
}

static const char *
describe_place (IdsCodePlace place)
{
  switch (place)
    {
    case IDS_CODE_LEFT:
      return _ ("left of the text");
    case IDS_CODE_RIGHT:
      return _ ("right of the text");
    default:
      return _ ("below the text");
    }
}

static void
append_code (GString *text, const IdsSheet *sheet, const IdsCodeSpec *code)
{
  double width_mm = 0, height_mm = 0;
  ids_code_get_least_size (code, &width_mm, &height_mm);
  append_line (text, _ ("Code"),
               _ ("%s of “%s” %s; modules of %g mm, in a picture %d pixels; %.2f×%.2f mm or more, "
                  "quiet zones included"),
               code->kind == IDS_CODE_QR ? "QR" : "Code 128", code->field,
               describe_place (code->place), code->module_mm,
               ids_code_count_px (sheet, code->module_mm), width_mm, height_mm);
}

static void
append_size (GString *text, const IdsSheet *sheet, const IdsSize *size)
{
  append_line (text, _ ("Photo"), _ ("%g×%g mm from %d×%d pixels"), size->width_mm, size->height_mm,
               sheet->photo_width_px, sheet->photo_height_px);
  g_auto (GStrv) lines = g_strsplit (size->label_text, "\n", -1);
  g_autofree char *label = g_strjoinv ("\\n", lines);
  if (size->label_height_mm > 0)
    append_line (text, _ ("Label"), _ ("%g mm high, “%s”, %.1f pt, no less than %.1f pt"),
                 size->label_height_mm, label, idp_mm_to_pt (size->font_size_mm),
                 idp_mm_to_pt (size->font_size_min_mm));
  if (size->code.kind != IDS_CODE_NONE)
    append_code (text, sheet, &size->code);
}

static void
append_room (GString *text, const IdsSheet *sheet)
{
  const double width_mm = (sheet->across - 1) * sheet->pitch_x_mm + sheet->block_width_mm;
  const double height_mm = (sheet->down - 1) * sheet->pitch_y_mm + sheet->block_height_mm;
  append_line (text, _ ("Photos cover"), _ ("%g×%g mm"), width_mm, height_mm);
  append_line (text, _ ("To the edges"),
               _ ("left %.2f, right %.2f, top %.2f, bottom %.2f mm; at "
                  "least %g mm"),
               sheet->left_mm, sheet->paper_width_mm - sheet->left_mm - width_mm, sheet->top_mm,
               sheet->paper_height_mm - sheet->top_mm - height_mm, sheet->margin_mm);
}

static void
append_cuts (GString *text, const IdsSheet *sheet)
{
  switch (sheet->cuts)
    {
    case IDS_CUTS_NONE:
      append_line (text, _ ("Cuts"), "%s", _ ("not shown"));
      break;
    case IDS_CUTS_MARKS:
      append_line (text, _ ("Cuts"), _ ("marks %g mm long, %g mm off the corners, %g mm wide"),
                   sheet->mark_length_mm, sheet->mark_offset_mm, sheet->mark_width_mm);
      break;
    case IDS_CUTS_LINES:
      append_line (text, _ ("Cuts"), _ ("lines to the edges of the paper, %g mm wide"),
                   sheet->mark_width_mm);
      break;
    }
}

static void
append_number (GString *text, const IdsSheet *sheet)
{
  IdsBox room;
  double width_mm = 0, height_mm = 0;
  ids_page_number_get_least_size (sheet, &width_mm, &height_mm);
  if (sheet->number_size_mm == 0)
    append_line (text, _ ("Page number"), "%s", _ ("none"));
  else if (ids_page_number_find_room (sheet, &room))
    append_line (text, _ ("Page number"), _ ("x %.2f to %.2f, y %.2f to %.2f mm"), room.x0_mm,
                 room.x1_mm, room.y0_mm, room.y1_mm);
  else
    append_line (text, _ ("Page number"), _ ("none: no %.2f×%.2f mm are free inside the margin"),
                 width_mm, height_mm);
}

static void
append_printer (GString *text, const IdsPrinter *printer)
{
  if (printer->name != NULL)
    append_line (text, _ ("Printer"), _ ("%s; drawn at x %+g mm, %g %%; y %+g mm, %g %%"),
                 printer->title, printer->offset_x_mm, printer->scale_x * 100, printer->offset_y_mm,
                 printer->scale_y * 100);
}

char *
ids_explain (const IdsSheet *sheet, const IdsPrinter *printer)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%s: %s\n", sheet->name, sheet->title);
  append_line (text, _ ("Source"), "%s", sheet->source);
  append_line (text, _ ("Paper"), _ ("%g×%g mm; as a picture %d×%d pixels, %g dpi"),
               sheet->paper_width_mm, sheet->paper_height_mm, sheet->raster_width_px,
               sheet->raster_height_px, sheet->raster_dpi);
  if (sheet->bleed_mm > 0)
    append_line (text, _ ("Bleed"), _ ("%g mm around the paper; the page of a file is %g×%g mm"),
                 sheet->bleed_mm, sheet->page_width_mm, sheet->page_height_mm);
  for (guint i = 0; i < sheet->n_sizes; i++)
    append_size (text, sheet, &sheet->sizes[i]);
  append_line (text, _ ("Students on a page"), "%d (%d × %d)",
               ids_sheet_get_students_per_page (sheet), sheet->across, sheet->down);
  append_room (text, sheet);
  append_cuts (text, sheet);
  append_number (text, sheet);
  append_printer (text, printer);
  append_line (text, _ ("Copies for a student"), "%u", sheet->cells->len);
  append_cells (text, sheet);
  return g_string_free (text, FALSE);
}
