/* label: what stands in the strips below the copies of one student.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "label.h"

#include "template.h"

static const char *
look_up (const char *field, gconstpointer person)
{
  return ids_person_get (person, field);
}

static gboolean
make_label (IdsCaptions *captions, const IdsSize *size, const IdsPerson *person, IdsLabel *label,
            GError **error)
{
  g_autofree char *text = ids_template_expand (size->label_text, look_up, person, error);
  if (text == NULL)
    return FALSE;
  const IdsFit fit = { size->font_size_mm, size->font_size_min_mm,
                       size->width_mm - 2 * size->label_side_margin_mm };
  label->caption = ids_captions_shape (captions, text, &fit, error);
  return label->caption != NULL;
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
    g_clear_pointer (&labels[i].caption, ids_caption_free);
}
