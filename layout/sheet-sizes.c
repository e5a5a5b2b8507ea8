/* sheet-sizes: the sizes of prints and the label below each of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <string.h>

#include "person.h"
#include "sheet-private.h"
#include "template.h"

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

static gboolean
read_size (IdpPreset *preset, const char *suffix, IdsSize *size, GError **error)
{
  g_autofree char *print = g_strconcat ("print", suffix, NULL);
  g_autofree char *label = g_strconcat ("label", suffix, NULL);
  return ids_sheet_read_extent (preset, print, "width", &size->width_mm, error)
         && ids_sheet_read_extent (preset, print, "height", &size->height_mm, error)
         && read_label (preset, label, size, error);
}

gboolean
ids_sheet_read_sizes (IdpPreset *preset, IdsSheet *sheet, GError **error)
{
  for (guint i = 0; i < IDS_MAX_SIZES; i++)
    {
      g_autofree char *suffix = i == 0 ? g_strdup ("") : g_strdup_printf (".%u", i + 1);
      g_autofree char *group = g_strconcat ("print", suffix, NULL);
      if (i > 0 && !idp_preset_has (preset, group, "width"))
        break;
      sheet->n_sizes++;
      if (!read_size (preset, suffix, &sheet->sizes[i], error))
        return FALSE;
    }
  return TRUE;
}
