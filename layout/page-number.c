/* page-number: the name of the file and "3/17" on each page, on what is cut away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "page-number.h"

#include "cuts.h"
#include "room.h"

/* Left free around copies and cut marks. */
#define CLEAR_MM 0.5
/* Of the font size, with what hangs below the line; that of Noto Sans CJK. */
#define LINE_HEIGHT 1.45
/* Of the font size: a name of some 25 letters with the number, and "1000/1000" alone. */
#define NAME_WIDTH 16
#define LEAST_WIDTH 5.5

/* All copies of a full page, on the paper. */
static GArray *
find_cells (const IdsSheet *sheet)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (IdsBox));
  for (int student = 0; student < ids_sheet_get_students_per_page (sheet); student++)
    for (guint i = 0; i < sheet->cells->len; i++)
      {
        const IdsCell *cell = &g_array_index (sheet->cells, IdsCell, i);
        const double x_mm
            = sheet->left_mm + student % sheet->across * sheet->pitch_x_mm + cell->x_mm;
        const double y_mm
            = sheet->top_mm + student / sheet->across * sheet->pitch_y_mm + cell->y_mm;
        double width_mm = 0, height_mm = 0;
        ids_sheet_get_cell_size (sheet, cell, &width_mm, &height_mm);
        const IdsBox box = { x_mm, y_mm, x_mm + width_mm, y_mm + height_mm };
        g_array_append_val (boxes, box);
      }
  return boxes;
}

void
ids_page_number_get_least_size (const IdsSheet *sheet, double *width_mm, double *height_mm)
{
  *width_mm = sheet->number_size_mm * LEAST_WIDTH;
  *height_mm = sheet->number_size_mm * LINE_HEIGHT;
}

/* Makes BOX as high as needed. */
static gboolean
is_large_enough (IdsBox *box, const IdsSheet *sheet, double least_width_mm)
{
  double width_mm = 0, height_mm = 0;
  ids_page_number_get_least_size (sheet, &width_mm, &height_mm);
  if (box->x1_mm - box->x0_mm < least_width_mm || box->y1_mm - box->y0_mm < height_mm)
    return FALSE;
  box->y1_mm = box->y0_mm + height_mm;
  return TRUE;
}

static gboolean
has_room_for_name (IdsBox *box, gpointer data)
{
  const IdsSheet *sheet = data;
  return is_large_enough (box, sheet, sheet->number_size_mm * NAME_WIDTH);
}

static gboolean
has_room_for_number (IdsBox *box, gpointer data)
{
  const IdsSheet *sheet = data;
  return is_large_enough (box, sheet, sheet->number_size_mm * LEAST_WIDTH);
}

gboolean
ids_page_number_find_room (const IdsSheet *sheet, IdsBox *room)
{
  const double width_mm = sheet->paper_width_mm, height_mm = sheet->paper_height_mm;
  const double margin_mm = sheet->margin_mm;
  const IdsBox within = { margin_mm, margin_mm, width_mm - margin_mm, height_mm - margin_mm };
  if (sheet->number_size_mm == 0)
    return FALSE;

  g_autoptr (IdsRoom) free_room = ids_room_new (&(IdsBox){ 0, 0, width_mm, height_mm });
  g_autoptr (GArray) cells = find_cells (sheet);
  g_autoptr (GArray) cuts = ids_cuts_find (sheet, cells);
  g_array_append_vals (cells, cuts->data, cuts->len);
  for (guint i = 0; i < cells->len; i++)
    {
      const IdsBox *box = &g_array_index (cells, IdsBox, i);
      ids_room_take (free_room, &(IdsBox){ box->x0_mm - CLEAR_MM, box->y0_mm - CLEAR_MM,
                                           box->x1_mm + CLEAR_MM, box->y1_mm + CLEAR_MM });
    }
  return ids_room_find (free_room, &within, has_room_for_name, (gpointer) sheet, room)
         || ids_room_find (free_room, &within, has_room_for_number, (gpointer) sheet, room);
}

static IdsCaption *
make (IdsCaptions *captions, const IdsSheet *sheet, const IdsBox *room, const char *name,
      const char *number, GError **error)
{
  const IdsFit fit = { sheet->number_size_mm, sheet->number_size_mm, room->x1_mm - room->x0_mm };
  g_autofree char *both = g_strdup_printf ("%s  %s", name, number);
  IdsCaption *caption = ids_captions_shape (captions, both, &fit, NULL);
  return caption != NULL ? caption : ids_captions_shape (captions, number, &fit, error);
}

IdsPageNumbers *
ids_page_numbers_new (IdsCaptions *captions, const IdsSheet *sheet, const char *name, guint n_pages,
                      GError **error)
{
  g_autoptr (IdsPageNumbers) numbers = g_new0 (IdsPageNumbers, 1);
  numbers->captions = g_ptr_array_new_with_free_func ((GDestroyNotify) ids_caption_free);
  if (!ids_page_number_find_room (sheet, &numbers->room))
    return g_steal_pointer (&numbers);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, n_pages);
      IdsCaption *caption = make (captions, sheet, &numbers->room, name, number, error);
      if (caption == NULL)
        return NULL;
      g_ptr_array_add (numbers->captions, caption);
    }
  return g_steal_pointer (&numbers);
}

void
ids_page_numbers_free (IdsPageNumbers *numbers)
{
  if (numbers == NULL)
    return;
  g_ptr_array_unref (numbers->captions);
  g_free (numbers);
}
