/* pdf-content: what a page draws, as PDF operators. The only place where y turns upwards.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf-content.h"

#include "units.h"

static void
append_numbers (GString *content, const double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    ids_pdf_append_number (content, numbers[i]);
}

/* Makes the upright item's top left corner the origin of millimetres. */
static void
append_matrix (GString *content, const IdsItem *item)
{
  const IdsMatrix m = ids_item_get_matrix (item);
  append_numbers (content, (double[]){ m.xx, m.yx, m.xy, m.yy, m.x0, m.y0 }, 6);
  g_string_append (content, "cm\n");
}

/* Images are upside down in a space whose y points down, hence the negative height. */
static void
append_photo (GString *content, const IdsPlan *plan, const IdsItem *item)
{
  const IdsSize *size = &plan->sheet->sizes[item->size];
  const IdsPicture *picture = &plan->pictures[item->size];
  append_numbers (content, (double[]){ 0, 0, size->width_mm, size->height_mm }, 4);
  g_string_append (content, "re W n\n");
  append_numbers (content,
                  (double[]){ picture->width_mm, 0, 0, -picture->height_mm, picture->x_mm,
                              picture->y_mm + picture->height_mm },
                  6);
  g_string_append_printf (content, "cm\n/I%u Do\n", item->print);
}

/* All modules are one path: between shapes that are filled one by one, viewers leave hairlines. */
static void
append_code (GString *content, const IdsCode *code)
{
  append_numbers (content,
                  (double[]){ code->module_mm, 0, 0, code->row_height_mm,
                              code->quiet_columns * code->module_mm,
                              code->quiet_rows * code->row_height_mm },
                  6);
  g_string_append (content, "cm\n");
  for (guint i = 0; i < code->n_runs; i++)
    {
      const IdsCodeRun *run = &code->runs[i];
      g_string_append_printf (content, "%u %u %u 1 re\n", run->x, run->y, run->length);
    }
  g_string_append (content, "f\n");
}

static void
append_mark (GString *content, const IdsItem *item)
{
  append_numbers (content, (double[]){ item->x_mm, item->y_mm }, 2);
  g_string_append (content, "m ");
  append_numbers (content, (double[]){ item->x_mm + item->width_mm, item->y_mm + item->height_mm },
                  2);
  g_string_append (content, "l S\n");
}

static const IdsCode *
get_code (const IdsPlan *plan, const IdsItem *item)
{
  return ((const IdsPrint *) plan->prints->pdata[item->print])->labels[item->size].code;
}

GString *
ids_pdf_content_page (const IdsPlan *plan, const IdsPdfFonts *fonts, guint page)
{
  const IdsSheet *sheet = plan->sheet;
  const IdsPrinter *printer = plan->printer;
  const double left_mm = ids_printer_map_x (printer, sheet->bleed_mm);
  const double top_mm = ids_printer_map_y (printer, sheet->bleed_mm);
  g_autoptr (GArray) items = ids_plan_get_page (plan, page);
  GString *content = g_string_new (NULL);

  append_numbers (content,
                  (double[]){ idp_mm_to_pt (printer->scale_x), 0, 0,
                              -idp_mm_to_pt (printer->scale_y), idp_mm_to_pt (left_mm),
                              idp_mm_to_pt (sheet->page_height_mm - top_mm) },
                  6);
  g_string_append (content, "cm\n");

  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      if (item->kind == IDS_ITEM_MARK)
        continue;
      g_string_append (content, "q\n");
      append_matrix (content, item);
      if (item->kind == IDS_ITEM_PHOTO)
        append_photo (content, plan, item);
      else if (item->kind == IDS_ITEM_CODE)
        append_code (content, get_code (plan, item));
      else
        ids_pdf_fonts_show (fonts, ids_plan_get_caption (plan, item), content);
      g_string_append (content, "Q\n");
    }
  return content;
}

GString *
ids_pdf_content_marks (const IdsPlan *plan, guint page)
{
  g_autoptr (GArray) items = ids_plan_get_page (plan, page);
  GString *content = g_string_new (NULL);
  ids_pdf_append_number (content, plan->sheet->mark_width_mm);
  g_string_append (content, "w\n");
  for (guint i = 0; i < items->len; i++)
    {
      const IdsItem *item = &g_array_index (items, IdsItem, i);
      if (item->kind == IDS_ITEM_MARK)
        append_mark (content, item);
    }
  return content;
}
