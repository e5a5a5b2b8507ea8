/* sheet: a vendor's sheet, from its preset to cells in millimetres.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sheet.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "error.h"
#include "person.h"
#include "preset.h"

/* Bounds against typing errors, far beyond any sheet; PDF itself ends at 5080 mm. */
#define MAX_MM 2000.0
#define MAX_COUNT 100
#define MAX_PX 4000
#define MAX_RASTER_PX 32767 /* what Cairo can draw on */
#define MIN_DPI 72
#define MAX_DPI 2400

/* The PDF writer keeps a few KB per student and byte offsets below 4 GiB. */
#define MAX_STUDENTS_PER_FILE 10000

/* Lengths that differ by less are equal; no cutter is that exact. */
#define TOLERANCE_MM 0.001

static const char *const turn_names[] = {
  [IDS_TURN_NONE] = "upright",
  [IDS_TURN_LEFT] = "turned-left",
  [IDS_TURN_RIGHT] = "turned-right",
};

void
ids_sheet_free (IdsSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->name);
  g_free (sheet->title);
  g_free (sheet->source);
  g_free (sheet->label_text);
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
ids_sheet_get_cell_size (const IdsSheet *sheet, IdsTurn turn, double *width_mm, double *height_mm)
{
  const double upright_height_mm = sheet->print_height_mm + sheet->label_height_mm;
  *width_mm = turn == IDS_TURN_NONE ? sheet->print_width_mm : upright_height_mm;
  *height_mm = turn == IDS_TURN_NONE ? upright_height_mm : sheet->print_width_mm;
}

static gboolean
get_length (IdpPreset *preset, const char *group, const char *key, double *mm, GError **error)
{
  return idp_preset_get_mm (preset, group, key, 0, MAX_MM, mm, error);
}

/* A length that makes no sense when it is nothing. */
static gboolean
get_extent (IdpPreset *preset, const char *group, const char *key, double *mm, GError **error)
{
  return idp_preset_get_mm (preset, group, key, TOLERANCE_MM, MAX_MM, mm, error);
}

static gboolean
read_title (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  if (!idp_preset_get_bilingual (preset, "preset", "title", &zh, &en, error))
    return FALSE;
  g_autofree char *source = idp_preset_get_string (preset, "preset", "source", error);
  if (source == NULL)
    return FALSE;

  const gboolean chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  sheet->source = g_steal_pointer (&source);
  sheet->name = g_strdup (idp_preset_name (preset));
  sheet->title = chinese ? g_steal_pointer (&zh) : g_steal_pointer (&en);
  return TRUE;
}

/* The pixels of the paper: as the lab asks for, else what the resolution gives. */
static gboolean
read_raster_size (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  const double px_per_mm = idp_mm_to_px (1, sheet->raster_dpi);
  sheet->raster_width_px = lround (sheet->paper_width_mm * px_per_mm);
  sheet->raster_height_px = lround (sheet->paper_height_mm * px_per_mm);
  if (!idp_preset_has (preset, "raster", "width") && !idp_preset_has (preset, "raster", "height"))
    return TRUE;
  return idp_preset_get_int (preset, "raster", "width", 1, MAX_RASTER_PX, &sheet->raster_width_px,
                             error)
         && idp_preset_get_int (preset, "raster", "height", 1, MAX_RASTER_PX,
                                &sheet->raster_height_px, error);
}

static gboolean
read_sizes (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  return get_extent (preset, "paper", "width", &sheet->paper_width_mm, error)
         && get_extent (preset, "paper", "height", &sheet->paper_height_mm, error)
         && idp_preset_get_int (preset, "photo", "width", 1, MAX_PX, &sheet->photo_width_px, error)
         && idp_preset_get_int (preset, "photo", "height", 1, MAX_PX, &sheet->photo_height_px,
                                error)
         && get_extent (preset, "print", "width", &sheet->print_width_mm, error)
         && get_extent (preset, "print", "height", &sheet->print_height_mm, error)
         && get_length (preset, "marks", "length", &sheet->mark_length_mm, error)
         && get_length (preset, "marks", "offset", &sheet->mark_offset_mm, error)
         && get_length (preset, "marks", "width", &sheet->mark_width_mm, error)
         && idp_preset_get_double (preset, "raster", "dpi", MIN_DPI, MAX_DPI, &sheet->raster_dpi,
                                   error)
         && idp_preset_get_int (preset, "file", "students", 1, MAX_STUDENTS_PER_FILE,
                                &sheet->students_per_file, error)
         && read_raster_size (preset, sheet, error);
}

/* The parts of the comma-separated TEXT without the spaces around them; free with g_strfreev(). */
static char **
split_list (const char *text)
{
  char **parts = g_strsplit (text, ",", -1);
  for (char **part = parts; *part != NULL; part++)
    g_strstrip (*part);
  return parts;
}

/* A label may show every field of a roster but the file name. */
static gboolean
is_label_field (const char *name)
{
  return g_strv_contains (ids_field_names, name)
         && strcmp (name, ids_field_names[IDS_FIELD_PHOTO]) != 0;
}

static gboolean
check_label_text (const IdpPreset *preset, const char *text, GError **error)
{
  for (const char *brace = strchr (text, '{'); brace != NULL; brace = strchr (brace + 1, '{'))
    {
      const char *end = strchr (brace, '}');
      g_autofree char *field = end != NULL ? g_strndup (brace + 1, end - brace - 1) : NULL;
      if (field == NULL || !is_label_field (field))
        {
          g_autofree char *all = g_strjoinv ("}, {", (char **) ids_field_names);
          idp_preset_set_error (preset, "label", "text", error,
                                _ ("“%s” is no field of a label; fields of a roster are {%s}"),
                                brace, all);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_label (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  g_autofree char *fonts = idp_preset_get_string (preset, "label", "fonts", error);
  if (fonts == NULL)
    return FALSE;
  sheet->label_fonts = split_list (fonts);
  if (sheet->label_fonts[0] == NULL || *sheet->label_fonts[0] == '\0')
    {
      idp_preset_set_error (preset, "label", "fonts", error, _ ("no font is named"));
      return FALSE;
    }

  sheet->label_text = idp_preset_get_string (preset, "label", "text", error);
  return sheet->label_text != NULL && check_label_text (preset, sheet->label_text, error)
         && get_length (preset, "label", "height", &sheet->label_height_mm, error)
         && idp_preset_get_mm (preset, "label", "side-margin", 0,
                               (sheet->print_width_mm - TOLERANCE_MM) / 2,
                               &sheet->label_side_margin_mm, error)
         && get_extent (preset, "label", "font-size", &sheet->font_size_mm, error)
         && idp_preset_get_mm (preset, "label", "font-size-min", TOLERANCE_MM, sheet->font_size_mm,
                               &sheet->font_size_min_mm, error);
}

static gboolean
parse_turn (const IdpPreset *preset, const char *group, const char *text, IdsTurn *turn,
            GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (turn_names); i++)
    if (strcmp (text, turn_names[i]) == 0)
      {
        *turn = i;
        return TRUE;
      }
  idp_preset_set_error (preset, group, "cells", error, _ ("“%s” is none of: %s, %s, %s"), text,
                        turn_names[IDS_TURN_NONE], turn_names[IDS_TURN_LEFT],
                        turn_names[IDS_TURN_RIGHT]);
  return FALSE;
}

/* Appends one column of CELLS at X_MM, and grows the block to hold it. */
static void
add_column (IdsSheet *sheet, const GArray *turns, double x_mm, double gap_mm)
{
  double y_mm = 0;
  for (guint i = 0; i < turns->len; i++)
    {
      const IdsTurn turn = g_array_index (turns, IdsTurn, i);
      double width_mm = 0, height_mm = 0;
      ids_sheet_get_cell_size (sheet, turn, &width_mm, &height_mm);

      const IdsCell cell = { x_mm, y_mm, turn };
      g_array_append_val (sheet->cells, cell);
      sheet->block_width_mm = MAX (sheet->block_width_mm, x_mm + width_mm);
      sheet->block_height_mm = MAX (sheet->block_height_mm, y_mm + height_mm);
      y_mm += height_mm + gap_mm;
    }
}

static gboolean
read_column (IdpPreset *preset, IdsSheet *sheet, const char *group, double columns_gap_mm,
             GError **error)
{
  int repeat = 0;
  double gap_mm = 0;
  g_autofree char *list = idp_preset_get_string (preset, group, "cells", error);
  if (list == NULL || !idp_preset_get_int (preset, group, "repeat", 1, MAX_COUNT, &repeat, error)
      || !get_length (preset, group, "gap", &gap_mm, error))
    return FALSE;

  g_auto (GStrv) names = split_list (list);
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (IdsTurn));
  for (char **name = names; *name != NULL; name++)
    {
      IdsTurn turn = IDS_TURN_NONE;
      if (!parse_turn (preset, group, *name, &turn, error))
        return FALSE;
      g_array_append_val (turns, turn);
    }
  if (turns->len == 0 || turns->len > MAX_COUNT)
    {
      idp_preset_set_error (preset, group, "cells", error, _ ("1 to %d cells are possible"),
                            MAX_COUNT);
      return FALSE;
    }

  for (int i = 0; i < repeat; i++)
    add_column (sheet, turns, sheet->cells->len == 0 ? 0 : sheet->block_width_mm + columns_gap_mm,
                gap_mm);
  return TRUE;
}

static gboolean
read_columns (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  double gap_mm = 0;
  if (!get_length (preset, "columns", "gap", &gap_mm, error))
    return FALSE;

  int number = 1;
  do
    {
      g_autofree char *group = g_strdup_printf ("column.%d", number);
      if (!read_column (preset, sheet, group, gap_mm, error))
        return FALSE;
      g_autofree char *next = g_strdup_printf ("column.%d", ++number);
      if (!idp_preset_has (preset, next, "cells"))
        return TRUE;
    }
  while (number <= MAX_COUNT);

  idp_preset_set_error (preset, "columns", "gap", error, _ ("more than %d columns"), MAX_COUNT);
  return FALSE;
}

/* KEY of [students] where the preset gives it, else what centres EXTENT_MM on PAPER_MM. */
static gboolean
get_start (IdpPreset *preset, const char *key, double extent_mm, double paper_mm, double *start_mm,
           GError **error)
{
  if (idp_preset_has (preset, "students", key))
    return get_length (preset, "students", key, start_mm, error);
  *start_mm = (paper_mm - extent_mm) / 2;
  return TRUE;
}

/* EDGE is a translated word. */
static void
note_overflow (GPtrArray *overflows, const char *edge, double excess_mm)
{
  if (excess_mm > TOLERANCE_MM)
    g_ptr_array_add (overflows, g_strdup_printf ("%s %.2f mm", edge, excess_mm));
}

static gboolean
read_grid (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  double gap_across_mm = 0, gap_down_mm = 0;
  if (!idp_preset_get_int (preset, "students", "across", 1, MAX_COUNT, &sheet->across, error)
      || !idp_preset_get_int (preset, "students", "down", 1, MAX_COUNT, &sheet->down, error)
      || !get_length (preset, "students", "gap-across", &gap_across_mm, error)
      || !get_length (preset, "students", "gap-down", &gap_down_mm, error)
      || !get_length (preset, "paper", "margin", &sheet->margin_mm, error))
    return FALSE;
  const double margin_mm = sheet->margin_mm;

  sheet->pitch_x_mm = sheet->block_width_mm + gap_across_mm;
  sheet->pitch_y_mm = sheet->block_height_mm + gap_down_mm;
  const double width_mm = (sheet->across - 1) * sheet->pitch_x_mm + sheet->block_width_mm;
  const double height_mm = (sheet->down - 1) * sheet->pitch_y_mm + sheet->block_height_mm;
  if (!get_start (preset, "left", width_mm, sheet->paper_width_mm, &sheet->left_mm, error)
      || !get_start (preset, "top", height_mm, sheet->paper_height_mm, &sheet->top_mm, error))
    return FALSE;

  g_autoptr (GPtrArray) overflows = g_ptr_array_new_with_free_func (g_free);
  note_overflow (overflows, _ ("left"), margin_mm - sheet->left_mm);
  note_overflow (overflows, _ ("right"),
                 sheet->left_mm + width_mm - (sheet->paper_width_mm - margin_mm));
  note_overflow (overflows, _ ("top"), margin_mm - sheet->top_mm);
  note_overflow (overflows, _ ("bottom"),
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
  if (!read_title (preset, sheet, error) || !read_sizes (preset, sheet, error)
      || !read_label (preset, sheet, error) || !read_columns (preset, sheet, error)
      || !read_grid (preset, sheet, error) || !idp_preset_finish (preset, error))
    return NULL;
  return g_steal_pointer (&sheet);
}
