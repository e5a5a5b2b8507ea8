/* printer: what a printer does to a page, and how sheets are drawn to make up for it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "printer.h"

#include <glib/gi18n.h>

#include "sheet-private.h"

/* Bounds against typing errors: no printer that is in order is further off. */
#define MAX_OFFSET_MM 10
#define MIN_SCALE_PERCENT 97
#define MAX_SCALE_PERCENT 103

const IdsPrinter ids_printer_true = { .scale_x = 1, .scale_y = 1 };

void
ids_printer_free (IdsPrinter *printer)
{
  if (printer == NULL)
    return;
  g_free (printer->name);
  g_free (printer->title);
  g_free (printer->sha256);
  g_free (printer);
}

double
ids_printer_map_x (const IdsPrinter *printer, double x_mm)
{
  return printer->offset_x_mm + printer->scale_x * x_mm;
}

double
ids_printer_map_y (const IdsPrinter *printer, double y_mm)
{
  return printer->offset_y_mm + printer->scale_y * y_mm;
}

static gboolean
read_axis (IdpPreset *preset, const char *key, double *offset_mm, double *scale, GError **error)
{
  double percent = 100;
  if (!idp_preset_get_mm (preset, "offset", key, -MAX_OFFSET_MM, MAX_OFFSET_MM, offset_mm, error)
      || !idp_preset_get_double (preset, "scale", key, MIN_SCALE_PERCENT, MAX_SCALE_PERCENT,
                                 &percent, error))
    return FALSE;
  *scale = percent / 100;
  return TRUE;
}

static gboolean
read_printer (IdpPreset *preset, IdsPrinter *printer, GError **error)
{
  printer->name = g_strdup (idp_preset_name (preset));
  printer->sha256 = g_strdup (idp_preset_sha256 (preset));
  printer->title = ids_sheet_read_title (preset, error);
  return printer->title != NULL
         && read_axis (preset, "x", &printer->offset_x_mm, &printer->scale_x, error)
         && read_axis (preset, "y", &printer->offset_y_mm, &printer->scale_y, error)
         && idp_preset_finish (preset, error);
}

/* The margin may be crossed: what the printer draws there comes out inside it. */
static gboolean
check_room (const IdpPreset *preset, const IdsPrinter *printer, const IdsSheet *sheet,
            GError **error)
{
  const IdsBox prints = ids_sheet_get_extent (sheet);
  const double bleed_mm = sheet->bleed_mm;
  g_autoptr (GPtrArray) overflows = g_ptr_array_new_with_free_func (g_free);
  ids_sheet_note_overflow (overflows, _ ("left"),
                           -ids_printer_map_x (printer, bleed_mm + prints.x0_mm));
  ids_sheet_note_overflow (overflows, _ ("right"),
                           ids_printer_map_x (printer, bleed_mm + prints.x1_mm)
                               - sheet->page_width_mm);
  ids_sheet_note_overflow (overflows, _ ("top"),
                           -ids_printer_map_y (printer, bleed_mm + prints.y0_mm));
  ids_sheet_note_overflow (overflows, _ ("bottom"),
                           ids_printer_map_y (printer, bleed_mm + prints.y1_mm)
                               - sheet->page_height_mm);
  if (overflows->len == 0)
    return TRUE;

  g_ptr_array_add (overflows, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) overflows->pdata);
  idp_preset_set_error (preset, "offset", NULL, error,
                        _ ("pushes photos of sheet %s off the paper; too far: %s"), sheet->name,
                        list);
  return FALSE;
}

IdsPrinter *
ids_printer_load (const char *name_or_path, const IdsSheet *sheet, GError **error)
{
  g_autoptr (IdsPrinter) printer = g_new (IdsPrinter, 1);
  *printer = ids_printer_true;
  if (name_or_path == NULL)
    return g_steal_pointer (&printer);
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_PRINTERS, name_or_path, error);
  if (preset == NULL || !read_printer (preset, printer, error)
      || !check_room (preset, printer, sheet, error))
    return NULL;
  return g_steal_pointer (&printer);
}
