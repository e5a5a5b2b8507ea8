/* label: what stands in the strips below the copies of one student.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "label.h"

#include <glib/gi18n.h>
#include <string.h>

#include "display.h"
#include "error.h"
#include "template.h"

IdsLabelRoom
ids_label_get_room (const IdsSize *size, const IdsCode *code)
{
  const double margin_mm = size->label_side_margin_mm;
  IdsLabelRoom room = { margin_mm, size->width_mm - 2 * margin_mm, margin_mm };
  if (code == NULL)
    return room;

  const double spare_mm = room.text_width_mm - code->width_mm;
  switch (size->code.place)
    {
    case IDS_CODE_LEFT:
      room.text_left_mm += code->width_mm;
      room.text_width_mm = spare_mm;
      break;
    case IDS_CODE_RIGHT:
      room.text_width_mm = spare_mm;
      room.code_left_mm += spare_mm;
      break;
    default:
      room.code_left_mm += spare_mm / 2;
      break;
    }
  return room;
}

static const char *
look_up (const char *field, gconstpointer person)
{
  return ids_person_get (person, field);
}

/* A code with asterisks would be of no use, so an ID number is looked up whole, and refused. */
static const char *
look_up_whole (const char *field, gconstpointer data)
{
  const IdsPerson *person = data;
  return strcmp (field, ids_field_names[IDS_FIELD_ID_NUMBER]) == 0 ? person->id_number
                                                                   : ids_person_get (person, field);
}

static gboolean
check_privacy (const char *text, const IdsPerson *person, GError **error)
{
  g_autofree char *masked = idp_display_mask_ids (text);
  if (person->shows_id_number || strcmp (masked, text) == 0)
    return TRUE;
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED,
                       _ ("the code would tell a whole ID number; --show-ids allows it"));
  return FALSE;
}

/* Below the text, a code has the height that TEXT_HEIGHT_MM leaves. */
static gboolean
check_room (const IdsSize *size, const IdsCode *code, double text_height_mm, GError **error)
{
  const double width_mm = size->width_mm - 2 * size->label_side_margin_mm;
  const double height_mm
      = size->label_height_mm - (size->code.place == IDS_CODE_BELOW ? text_height_mm : 0);
  if (code->width_mm <= width_mm + IDS_TOLERANCE_MM
      && code->height_mm <= height_mm + IDS_TOLERANCE_MM)
    return TRUE;
  g_set_error (error, IDP_ERROR, IDP_ERROR_REFUSED,
               _ ("the code needs %.2f×%.2f mm with its quiet zones, the label has %.2f×%.2f mm"),
               code->width_mm, code->height_mm, width_mm, height_mm);
  return FALSE;
}

static IdsCode *
make_code (const IdsSize *size, const IdsPerson *person, GError **error)
{
  g_autofree char *text
      = ids_template_expand (size->code.field, look_up_whole, person, FALSE, error);
  if (text == NULL || !check_privacy (text, person, error))
    return NULL;
  g_autoptr (IdsCode) code = ids_code_new (&size->code, text, error);
  return code != NULL && check_room (size, code, 0, error) ? g_steal_pointer (&code) : NULL;
}

static gboolean
make_label (IdsCaptions *captions, const IdsSize *size, const IdsPerson *person, IdsLabel *label,
            GError **error)
{
  g_autofree char *text = ids_template_expand (size->label_text, look_up, person, TRUE, error);
  if (text == NULL)
    return FALSE;
  if (size->code.kind != IDS_CODE_NONE)
    {
      label->code = make_code (size, person, error);
      if (label->code == NULL)
        return FALSE;
    }
  const IdsFit fit = { size->font_size_mm, size->font_size_min_mm,
                       ids_label_get_room (size, label->code).text_width_mm };
  label->caption = ids_captions_shape (captions, text, &fit, error);
  return label->caption != NULL
         && (label->code == NULL
             || check_room (size, label->code, label->caption->height_mm, error));
}

gboolean
ids_labels_make (IdsCaptions *captions, const IdsSheet *sheet, const IdsPerson *person,
                 IdsLabel labels[IDS_MAX_SIZES], GError **error)
{
  for (guint i = 0; i < sheet->n_sizes; i++)
    if (sheet->sizes[i].label_height_mm > 0
        && !make_label (captions, &sheet->sizes[i], person, &labels[i], error))
      return FALSE;
  return TRUE;
}

void
ids_labels_clear (IdsLabel labels[IDS_MAX_SIZES])
{
  for (guint i = 0; i < IDS_MAX_SIZES; i++)
    {
      g_clear_pointer (&labels[i].caption, ids_caption_free);
      g_clear_pointer (&labels[i].code, ids_code_free);
    }
}
