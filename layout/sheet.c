/* sheet: a vendor's sheet, from its preset to cells in millimetres.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sheet.h"

#include <glib/gi18n.h>
#include <math.h>

#include "error.h"
#include "sheet-private.h"

/* Bounds against typing errors. */
#define MAX_COUNT 100
#define MAX_PX 4000
#define MAX_RASTER_PX 32767 /* what Cairo can draw on */
#define MIN_DPI 72
#define MAX_DPI 2400

/* A line between two prints lies on both of them by half its width. */
#define MAX_LINE_MM 0.5

/* The PDF writer keeps a few KB per student and byte offsets below 4 GiB. */
#define MAX_STUDENTS_PER_FILE 10000

void
ids_sheet_free (IdsSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->name);
  g_free (sheet->title);
  g_free (sheet->source);
  g_free (sheet->sha256);
  for (guint i = 0; i < sheet->n_sizes; i++)
    {
      g_free (sheet->sizes[i].label_text);
      g_free (sheet->sizes[i].code.field);
    }
  g_strfreev (sheet->label_fonts);
  g_array_unref (sheet->cells);
  g_free (sheet);
}

int
ids_sheet_get_students_per_page (const IdsSheet *sheet)
{
  return sheet->across * sheet->down;
}

void
ids_sheet_get_cell_size (const IdsSheet *sheet, const IdsCell *cell, double *width_mm,
                         double *height_mm)
{
  const IdsSize *size = &sheet->sizes[cell->size];
  const double upright_height_mm = size->height_mm + size->label_height_mm;
  *width_mm = cell->turn == IDS_TURN_NONE ? size->width_mm : upright_height_mm;
  *height_mm = cell->turn == IDS_TURN_NONE ? upright_height_mm : size->width_mm;
}

IdsBox
ids_sheet_get_extent (const IdsSheet *sheet)
{
  const double width_mm = (sheet->across - 1) * sheet->pitch_x_mm + sheet->block_width_mm;
  const double height_mm = (sheet->down - 1) * sheet->pitch_y_mm + sheet->block_height_mm;
  return (IdsBox){ sheet->left_mm, sheet->top_mm, sheet->left_mm + width_mm,
                   sheet->top_mm + height_mm };
}

gboolean
ids_sheet_read_length (IdpPreset *preset, const char *group, const char *key, double *mm,
                       GError **error)
{
  return idp_preset_get_mm (preset, group, key, 0, IDS_MAX_MM, mm, error);
}

gboolean
ids_sheet_read_extent (IdpPreset *preset, const char *group, const char *key, double *mm,
                       GError **error)
{
  return idp_preset_get_mm (preset, group, key, IDS_TOLERANCE_MM, IDS_MAX_MM, mm, error);
}

char **
ids_sheet_split_list (const char *text)
{
  char **parts = g_strsplit (text, ",", -1);
  for (char **part = parts; *part != NULL; part++)
    g_strstrip (*part);
  return parts;
}

char *
ids_sheet_read_title (IdpPreset *preset, GError **error)
{
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  if (!idp_preset_get_bilingual (preset, "preset", "title", &zh, &en, error))
    return NULL;
  const gboolean chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  return chinese ? g_steal_pointer (&zh) : g_steal_pointer (&en);
}

static gboolean
read_head (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  sheet->name = g_strdup (idp_preset_name (preset));
  sheet->sha256 = g_strdup (idp_preset_sha256 (preset));
  sheet->title = ids_sheet_read_title (preset, error);
  if (sheet->title != NULL)
    sheet->source = idp_preset_get_string (preset, "preset", "source", error);
  return sheet->source != NULL;
}

/* The pixels of the page: as the lab asks for, else what the resolution gives. */
static gboolean
read_raster_size (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  const double px_per_mm = idp_mm_to_px (1, sheet->raster_dpi);
  sheet->raster_width_px = lround (sheet->page_width_mm * px_per_mm);
  sheet->raster_height_px = lround (sheet->page_height_mm * px_per_mm);
  if (!idp_preset_has (preset, "raster", "width") && !idp_preset_has (preset, "raster", "height"))
    return TRUE;
  return idp_preset_get_int (preset, "raster", "width", 1, MAX_RASTER_PX, &sheet->raster_width_px,
                             error)
         && idp_preset_get_int (preset, "raster", "height", 1, MAX_RASTER_PX,
                                &sheet->raster_height_px, error);
}

static gboolean
read_paper (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  if (!ids_sheet_read_extent (preset, "paper", "width", &sheet->paper_width_mm, error)
      || !ids_sheet_read_extent (preset, "paper", "height", &sheet->paper_height_mm, error)
      || !ids_sheet_read_length (preset, "paper", "margin", &sheet->margin_mm, error)
      || (idp_preset_has (preset, "paper", "bleed")
          && !ids_sheet_read_length (preset, "paper", "bleed", &sheet->bleed_mm, error)))
    return FALSE;
  sheet->page_width_mm = sheet->paper_width_mm + 2 * sheet->bleed_mm;
  sheet->page_height_mm = sheet->paper_height_mm + 2 * sheet->bleed_mm;
  return TRUE;
}

static gboolean
read_cuts (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  static const char *const styles[] = {
    [IDS_CUTS_NONE] = "none",
    [IDS_CUTS_MARKS] = "marks",
    [IDS_CUTS_LINES] = "lines",
    NULL,
  };
  int style = IDS_CUTS_MARKS;
  if ((idp_preset_has (preset, "marks", "style")
       && !idp_preset_get_choice (preset, "marks", "style", styles, &style, error))
      || !ids_sheet_read_length (preset, "marks", "length", &sheet->mark_length_mm, error)
      || !ids_sheet_read_length (preset, "marks", "offset", &sheet->mark_offset_mm, error)
      || !idp_preset_get_mm (preset, "marks", "width", IDS_TOLERANCE_MM, MAX_LINE_MM,
                             &sheet->mark_width_mm, error))
    return FALSE;
  sheet->cuts = style == IDS_CUTS_MARKS && sheet->mark_length_mm == 0 ? IDS_CUTS_NONE : style;
  return TRUE;
}

static gboolean
read_sizes (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  return read_paper (preset, sheet, error)
         && idp_preset_get_int (preset, "photo", "width", 1, MAX_PX, &sheet->photo_width_px, error)
         && idp_preset_get_int (preset, "photo", "height", 1, MAX_PX, &sheet->photo_height_px,
                                error)
         && read_cuts (preset, sheet, error)
         && (!idp_preset_has (preset, "number", "font-size")
             || ids_sheet_read_length (preset, "number", "font-size", &sheet->number_size_mm,
                                       error))
         && idp_preset_get_double (preset, "raster", "dpi", MIN_DPI, MAX_DPI, &sheet->raster_dpi,
                                   error)
         && idp_preset_get_int (preset, "file", "students", 1, MAX_STUDENTS_PER_FILE,
                                &sheet->students_per_file, error)
         && read_raster_size (preset, sheet, error);
}

static gboolean
read_fonts (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  g_autofree char *fonts = idp_preset_get_string (preset, "label", "fonts", error);
  if (fonts == NULL)
    return FALSE;
  sheet->label_fonts = ids_sheet_split_list (fonts);
  if (sheet->label_fonts[0] != NULL && *sheet->label_fonts[0] != '\0')
    return TRUE;
  idp_preset_set_error (preset, "label", "fonts", error, _ ("no font is named"));
  return FALSE;
}

/* KEY of [students] where the preset gives it, else what centres EXTENT_MM on PAPER_MM. */
static gboolean
get_start (IdpPreset *preset, const char *key, double extent_mm, double paper_mm, double *start_mm,
           GError **error)
{
  if (idp_preset_has (preset, "students", key))
    return ids_sheet_read_length (preset, "students", key, start_mm, error);
  *start_mm = (paper_mm - extent_mm) / 2;
  return TRUE;
}

void
ids_sheet_note_overflow (GPtrArray *overflows, const char *edge, double excess_mm)
{
  if (excess_mm > IDS_TOLERANCE_MM)
    g_ptr_array_add (overflows, g_strdup_printf ("%s %.2f mm", edge, excess_mm));
}

static gboolean
read_grid (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  double gap_across_mm = 0, gap_down_mm = 0;
  if (!idp_preset_get_int (preset, "students", "across", 1, MAX_COUNT, &sheet->across, error)
      || !idp_preset_get_int (preset, "students", "down", 1, MAX_COUNT, &sheet->down, error)
      || !ids_sheet_read_length (preset, "students", "gap-across", &gap_across_mm, error)
      || !ids_sheet_read_length (preset, "students", "gap-down", &gap_down_mm, error))
    return FALSE;
  const double margin_mm = sheet->margin_mm;

  sheet->pitch_x_mm = sheet->block_width_mm + gap_across_mm;
  sheet->pitch_y_mm = sheet->block_height_mm + gap_down_mm;
  const IdsBox extent = ids_sheet_get_extent (sheet);
  const double width_mm = extent.x1_mm - extent.x0_mm;
  const double height_mm = extent.y1_mm - extent.y0_mm;
  if (!get_start (preset, "left", width_mm, sheet->paper_width_mm, &sheet->left_mm, error)
      || !get_start (preset, "top", height_mm, sheet->paper_height_mm, &sheet->top_mm, error))
    return FALSE;

  g_autoptr (GPtrArray) overflows = g_ptr_array_new_with_free_func (g_free);
  ids_sheet_note_overflow (overflows, _ ("left"), margin_mm - sheet->left_mm);
  ids_sheet_note_overflow (overflows, _ ("right"),
                           sheet->left_mm + width_mm - (sheet->paper_width_mm - margin_mm));
  ids_sheet_note_overflow (overflows, _ ("top"), margin_mm - sheet->top_mm);
  ids_sheet_note_overflow (overflows, _ ("bottom"),
                           sheet->top_mm + height_mm - (sheet->paper_height_mm - margin_mm));
  if (overflows->len == 0)
    return TRUE;

  g_ptr_array_add (overflows, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) overflows->pdata);
  idp_preset_set_error (preset, "paper", "margin", error,
                        _ ("photos of %g×%g mm do not fit on %g×%g mm of paper with %g mm margin; "
                           "too far: %s"),
                        width_mm, height_mm, sheet->paper_width_mm, sheet->paper_height_mm,
                        margin_mm, list);
  return FALSE;
}

IdsSheet *
ids_sheet_load (const char *name_or_path, GError **error)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_SHEETS, name_or_path, error);
  if (preset == NULL)
    return NULL;

  g_autoptr (IdsSheet) sheet = g_new0 (IdsSheet, 1);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (IdsCell));
  if (!read_head (preset, sheet, error) || !read_sizes (preset, sheet, error)
      || !read_fonts (preset, sheet, error) || !ids_sheet_read_sizes (preset, sheet, error)
      || !ids_sheet_read_cells (preset, sheet, error) || !read_grid (preset, sheet, error)
      || !idp_preset_finish (preset, error))
    return NULL;
  return g_steal_pointer (&sheet);
}
