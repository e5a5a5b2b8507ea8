/* sheet-sizes: the sizes of prints and the label below each of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>

#include "code.h"
#include "person.h"
#include "sheet-private.h"
#include "template.h"

/* Fewer pixels blur when a sheet is encoded as JPEG or printed. */
#define MIN_MODULE_PX 2

/* A label may show every field of a roster but the file name. */
static gboolean
check_label_text (const IdpPreset *preset, const char *group, const char *key, const char *text,
                  GError **error)
{
  const char *fields[IDS_N_FIELDS + 1] = { NULL };
  guint n_fields = 0;
  for (guint i = 0; i < IDS_N_FIELDS; i++)
    if (i != IDS_FIELD_PHOTO)
      fields[n_fields++] = ids_field_names[i];
  const char *fault = ids_template_find_fault (text, fields);
  if (fault == NULL)
    return TRUE;
  g_autofree char *all = g_strjoinv ("}, {", (char **) fields);
  idp_preset_set_error (preset, group, key, error,
                        _ ("“%s” is no field of a label; fields of a roster are {%s}"), fault, all);
  return FALSE;
}

/* "label.2" where it has KEY, else "label". */
static const char *
pick_group (const IdpPreset *preset, const char *own, const char *key)
{
  return idp_preset_has (preset, own, key) ? own : "label";
}

static gboolean
read_label (IdpPreset *preset, const char *own, IdsSize *size, GError **error)
{
  const char *text = pick_group (preset, own, "text");
  const char *margin = pick_group (preset, own, "side-margin");
  const char *font = pick_group (preset, own, "font-size");
  const char *font_min = pick_group (preset, own, "font-size-min");
  size->label_text = idp_preset_get_string (preset, text, "text", error);
  return size->label_text != NULL
         && check_label_text (preset, text, "text", size->label_text, error)
         && ids_sheet_read_length (preset, own, "height", &size->label_height_mm, error)
         && idp_preset_get_mm (preset, margin, "side-margin", 0,
                               (size->width_mm - IDS_TOLERANCE_MM) / 2, &size->label_side_margin_mm,
                               error)
         && ids_sheet_read_extent (preset, font, "font-size", &size->font_size_mm, error)
         && idp_preset_get_mm (preset, font_min, "font-size-min", IDS_TOLERANCE_MM,
                               size->font_size_mm, &size->font_size_min_mm, error);
}

/* The keys that a code of this kind needs, and others that are there: a sheet may extend one whose
 * code is of another kind. */
static gboolean
read_code_keys (IdpPreset *preset, const char *own, IdsCodeSpec *code, GError **error)
{
  static const char *const places[] = {
    [IDS_CODE_LEFT] = "left",
    [IDS_CODE_RIGHT] = "right",
    [IDS_CODE_BELOW] = "below",
    NULL,
  };
  const gboolean any = code->kind != IDS_CODE_NONE;
  const char *field = pick_group (preset, own, "code-field");
  const char *module = pick_group (preset, own, "code-module");
  const char *height = pick_group (preset, own, "code-height");
  const char *place = pick_group (preset, own, "code-place");
  int place_number = 0;
  if (any || idp_preset_has (preset, field, "code-field"))
    {
      code->field = idp_preset_get_string (preset, field, "code-field", error);
      if (code->field == NULL
          || !check_label_text (preset, field, "code-field", code->field, error))
        return FALSE;
    }
  if ((any || idp_preset_has (preset, module, "code-module"))
      && !ids_sheet_read_extent (preset, module, "code-module", &code->module_mm, error))
    return FALSE;
  if ((code->kind == IDS_CODE_128 || idp_preset_has (preset, height, "code-height"))
      && !ids_sheet_read_extent (preset, height, "code-height", &code->height_mm, error))
    return FALSE;
  if ((any || idp_preset_has (preset, place, "code-place"))
      && !idp_preset_get_choice (preset, place, "code-place", places, &place_number, error))
    return FALSE;
  code->place = place_number;
  return TRUE;
}

/* What holds for the code of any student: it is never smaller, and can be read as a picture. */
static gboolean
check_code (const IdpPreset *preset, const IdsSheet *sheet, const char *group, const IdsSize *size,
            GError **error)
{
  const int module_px = ids_code_count_px (sheet, size->code.module_mm);
  if (module_px < MIN_MODULE_PX)
    {
      idp_preset_set_error (preset, group, "code-module", error,
                            _ ("%g mm at %g dpi are %d whole pixels, readers need %d"),
                            size->code.module_mm, sheet->raster_dpi, module_px, MIN_MODULE_PX);
      return FALSE;
    }

  const double room_mm = size->width_mm - 2 * size->label_side_margin_mm;
  double width_mm = 0, height_mm = 0;
  ids_code_get_least_size (&size->code, &width_mm, &height_mm);
  if (width_mm <= room_mm + IDS_TOLERANCE_MM
      && height_mm <= size->label_height_mm + IDS_TOLERANCE_MM)
    return TRUE;
  idp_preset_set_error (preset, group, "code", error,
                        _ ("the smallest code needs %.2f×%.2f mm with its quiet zones, the label "
                           "has %.2f×%.2f mm"),
                        width_mm, height_mm, room_mm, size->label_height_mm);
  return FALSE;
}

static gboolean
read_code (IdpPreset *preset, const IdsSheet *sheet, const char *own, IdsSize *size, GError **error)
{
  static const char *const kinds[] = {
    [IDS_CODE_NONE] = "none",
    [IDS_CODE_QR] = "qr",
    [IDS_CODE_128] = "code128",
    NULL,
  };
  int kind = IDS_CODE_NONE;
  const char *group = pick_group (preset, own, "code");
  if (!idp_preset_has (preset, group, "code"))
    return TRUE;
  if (!idp_preset_get_choice (preset, group, "code", kinds, &kind, error))
    return FALSE;
  size->code.kind = size->label_height_mm > 0 ? kind : IDS_CODE_NONE;
  return read_code_keys (preset, own, &size->code, error)
         && (size->code.kind == IDS_CODE_NONE || check_code (preset, sheet, own, size, error));
}

static gboolean
read_size (IdpPreset *preset, const IdsSheet *sheet, const char *print, const char *label,
           IdsSize *size, GError **error)
{
  return ids_sheet_read_extent (preset, print, "width", &size->width_mm, error)
         && ids_sheet_read_extent (preset, print, "height", &size->height_mm, error)
         && read_label (preset, label, size, error)
         && read_code (preset, sheet, label, size, error);
}

gboolean
ids_sheet_read_sizes (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  for (guint i = 0; i < IDS_MAX_SIZES; i++)
    {
      g_autofree char *suffix = i == 0 ? g_strdup ("") : g_strdup_printf (".%u", i + 1);
      g_autofree char *print = g_strconcat ("print", suffix, NULL);
      g_autofree char *label = g_strconcat ("label", suffix, NULL);
      if (i > 0 && !idp_preset_has (preset, print, "width"))
        break;
      sheet->n_sizes++;
      if (!read_size (preset, sheet, print, label, &sheet->sizes[i], error))
        return FALSE;
    }
  return TRUE;
}
