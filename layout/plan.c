/* plan: every photo, caption and cut mark in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plan.h"

#include "cuts.h"

IdsPrint *
ids_print_new (IdsPerson *person, IdsPhoto *photo, IdsLabel labels[IDS_MAX_SIZES])
{
  IdsPrint *print = g_new (IdsPrint, 1);
  *print = (IdsPrint){ ids_person_ref (person), photo };
  for (guint i = 0; i < IDS_MAX_SIZES; i++)
    {
      print->labels[i] = labels[i];
      labels[i] = (IdsLabel){ NULL };
    }
  return print;
}

void
ids_print_free (IdsPrint *print)
{
  if (print == NULL)
    return;
  ids_person_unref (print->person);
  ids_photo_free (print->photo);
  ids_labels_clear (print->labels);
  g_free (print);
}

static IdsPicture
fit_picture (const IdsSheet *sheet, const IdsSize *size)
{
  const double mm_per_px
      = MAX (size->width_mm / sheet->photo_width_px, size->height_mm / sheet->photo_height_px);
  const double width_mm = sheet->photo_width_px * mm_per_px;
  const double height_mm = sheet->photo_height_px * mm_per_px;
  return (IdsPicture){ (size->width_mm - width_mm) / 2, (size->height_mm - height_mm) / 2, width_mm,
                       height_mm };
}

IdsPlan
ids_plan_new (const IdsSheet *sheet, const IdsCaptions *captions, const GPtrArray *prints)
{
  IdsPlan plan
      = { .sheet = sheet, .captions = captions, .prints = prints, .printer = &ids_printer_true };
  for (guint i = 0; i < sheet->n_sizes; i++)
    plan.pictures[i] = fit_picture (sheet, &sheet->sizes[i]);
  return plan;
}

guint
ids_plan_get_n_pages (const IdsPlan *plan)
{
  const guint per_page = ids_sheet_get_students_per_page (plan->sheet);
  return (plan->prints->len + per_page - 1) / per_page;
}

void
ids_plan_get_students (const IdsPlan *plan, guint page, guint *first, guint *n)
{
  const guint per_page = ids_sheet_get_students_per_page (plan->sheet);
  *first = page * per_page;
  *n = MIN (per_page, plan->prints->len - *first);
}

IdsMatrix
ids_item_get_matrix (const IdsItem *item)
{
  switch (item->turn)
    {
    case IDS_TURN_LEFT:
      return (IdsMatrix){ 0, -1, 1, 0, item->x_mm, item->y_mm + item->height_mm };
    case IDS_TURN_RIGHT:
      return (IdsMatrix){ 0, 1, -1, 0, item->x_mm + item->width_mm, item->y_mm };
    default:
      return (IdsMatrix){ 1, 0, 0, 1, item->x_mm, item->y_mm };
    }
}

/* An item of WIDTH_MM x HEIGHT_MM whose top left corner lies at X_MM, Y_MM of its CELL, as long as
 * the cell is upright; CELL covers CELL_BOX on the page. */
static IdsItem
place (const IdsCell *cell, const IdsBox *cell_box, IdsItemKind kind, guint print, double x_mm,
       double y_mm, double width_mm, double height_mm)
{
  IdsItem item = { kind, print, cell->size, cell->turn, 0, 0, width_mm, height_mm };
  switch (cell->turn)
    {
    case IDS_TURN_LEFT:
      item.x_mm = cell_box->x0_mm + y_mm;
      item.y_mm = cell_box->y1_mm - x_mm - width_mm;
      break;
    case IDS_TURN_RIGHT:
      item.x_mm = cell_box->x1_mm - y_mm - height_mm;
      item.y_mm = cell_box->y0_mm + x_mm;
      break;
    default:
      item.x_mm = cell_box->x0_mm + x_mm;
      item.y_mm = cell_box->y0_mm + y_mm;
      return item;
    }
  item.width_mm = height_mm;
  item.height_mm = width_mm;
  return item;
}

/* The caption and the code in the strip below a copy; what room is left lies evenly around them. */
static void
add_label (const IdsSize *size, const IdsLabel *label, GArray *items, guint print,
           const IdsCell *cell, const IdsBox *cell_box)
{
  const IdsCaption *text = label->caption;
  const IdsCode *code = label->code;
  const IdsLabelRoom room = ids_label_get_room (size, code);
  const gboolean stacked = code != NULL && size->code.place == IDS_CODE_BELOW;
  const double gap_mm = stacked ? (size->label_height_mm - text->height_mm - code->height_mm) / 3
                                : (size->label_height_mm - text->height_mm) / 2;
  const double text_y_mm = size->height_mm + gap_mm;
  const IdsItem caption = place (cell, cell_box, IDS_ITEM_CAPTION, print,
                                 room.text_left_mm + (room.text_width_mm - text->width_mm) / 2,
                                 text_y_mm, text->width_mm, text->height_mm);
  g_array_append_val (items, caption);
  if (code == NULL)
    return;

  const double code_y_mm = stacked
                               ? text_y_mm + text->height_mm + gap_mm
                               : size->height_mm + (size->label_height_mm - code->height_mm) / 2;
  const IdsItem symbol = place (cell, cell_box, IDS_ITEM_CODE, print, room.code_left_mm, code_y_mm,
                                code->width_mm, code->height_mm);
  g_array_append_val (items, symbol);
}

/* One copy: the photo, and the label below it. */
static void
add_copy (const IdsPlan *plan, GArray *items, guint print, const IdsCell *cell,
          const IdsBox *cell_box)
{
  const IdsSize *size = &plan->sheet->sizes[cell->size];
  const IdsLabel *label = &((const IdsPrint *) plan->prints->pdata[print])->labels[cell->size];
  const IdsItem photo
      = place (cell, cell_box, IDS_ITEM_PHOTO, print, 0, 0, size->width_mm, size->height_mm);
  g_array_append_val (items, photo);
  if (label->caption != NULL)
    add_label (size, label, items, print, cell, cell_box);
}

/* In the middle of its room. */
static void
add_number (const IdsPlan *plan, guint page, GArray *items)
{
  if (plan->numbers == NULL || plan->numbers->captions->len == 0)
    return;
  const IdsCaption *number = plan->numbers->captions->pdata[page];
  const IdsBox room = plan->numbers->room;
  const IdsItem item = { IDS_ITEM_NUMBER,
                         page,
                         0,
                         IDS_TURN_NONE,
                         (room.x0_mm + room.x1_mm - number->width_mm) / 2,
                         (room.y0_mm + room.y1_mm - number->height_mm) / 2,
                         number->width_mm,
                         number->height_mm };
  g_array_append_val (items, item);
}

const IdsCaption *
ids_plan_get_caption (const IdsPlan *plan, const IdsItem *item)
{
  if (item->kind == IDS_ITEM_NUMBER)
    return plan->numbers->captions->pdata[item->print];
  return ((const IdsPrint *) plan->prints->pdata[item->print])->labels[item->size].caption;
}

static void
add_cuts (const IdsSheet *sheet, const GArray *cells, GArray *items)
{
  g_autoptr (GArray) cuts = ids_cuts_find (sheet, cells);
  for (guint i = 0; i < cuts->len; i++)
    {
      const IdsBox line = g_array_index (cuts, IdsBox, i);
      const IdsItem item = { IDS_ITEM_MARK,
                             0,
                             0,
                             IDS_TURN_NONE,
                             line.x0_mm,
                             line.y0_mm,
                             line.x1_mm - line.x0_mm,
                             line.y1_mm - line.y0_mm };
      g_array_append_val (items, item);
    }
}

GArray *
ids_plan_get_page (const IdsPlan *plan, guint page)
{
  const IdsSheet *sheet = plan->sheet;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  GArray *items = g_array_new (FALSE, FALSE, sizeof (IdsItem));
  guint first = 0, n = 0;

  ids_plan_get_students (plan, page, &first, &n);
  for (guint student = 0; student < n; student++)
    {
      const double left_mm = sheet->left_mm + student % sheet->across * sheet->pitch_x_mm;
      const double top_mm = sheet->top_mm + student / sheet->across * sheet->pitch_y_mm;
      for (guint i = 0; i < sheet->cells->len; i++)
        {
          const IdsCell *cell = &g_array_index (sheet->cells, IdsCell, i);
          double width_mm = 0, height_mm = 0;
          ids_sheet_get_cell_size (sheet, cell, &width_mm, &height_mm);
          const IdsBox box = { left_mm + cell->x_mm, top_mm + cell->y_mm,
                               left_mm + cell->x_mm + width_mm, top_mm + cell->y_mm + height_mm };
          add_copy (plan, items, first + student, cell, &box);
          g_array_append_val (cells, box);
        }
    }
  add_number (plan, page, items);
  add_cuts (sheet, cells, items);
  return items;
}

GArray *
ids_plan_get_drawn_page (const IdsPlan *plan, guint page)
{
  const IdsPrinter *printer = plan->printer;
  const double bleed_mm = plan->sheet->bleed_mm;
  GArray *items = ids_plan_get_page (plan, page);
  for (guint i = 0; i < items->len; i++)
    {
      IdsItem *item = &g_array_index (items, IdsItem, i);
      item->x_mm = ids_printer_map_x (printer, bleed_mm + item->x_mm);
      item->y_mm = ids_printer_map_y (printer, bleed_mm + item->y_mm);
      item->width_mm *= printer->scale_x;
      item->height_mm *= printer->scale_y;
    }
  return items;
}
