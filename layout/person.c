/* person: one student of a roster.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "person.h"

#include <stddef.h>
#include <string.h>

#include "display.h"

const char *const ids_field_names[]
    = { "name", "student_id", "photo", "id_number", "class", "site", "index", NULL };

static const gsize offsets[IDS_N_FIELDS] = {
  [IDS_FIELD_NAME] = offsetof (IdsPerson, name),
  [IDS_FIELD_STUDENT_ID] = offsetof (IdsPerson, student_id),
  [IDS_FIELD_PHOTO] = offsetof (IdsPerson, photo),
  [IDS_FIELD_ID_NUMBER] = offsetof (IdsPerson, id_number),
  [IDS_FIELD_CLASS] = offsetof (IdsPerson, class_name),
  [IDS_FIELD_SITE] = offsetof (IdsPerson, site),
  [IDS_FIELD_INDEX] = offsetof (IdsPerson, index),
};

/* The texts lie behind the structure: a roster of a million students is held in memory. */
IdsPerson *
ids_person_new (int row, const char *const texts[IDS_N_FIELDS], gboolean shows_id_number)
{
  gsize length = 0;
  for (int i = 0; i < IDS_N_FIELDS; i++)
    length += strlen (texts[i]) + 1;
  IdsPerson *person = g_rc_box_alloc0 (sizeof (IdsPerson) + length);
  char *at = (char *) (person + 1);
  for (int i = 0; i < IDS_N_FIELDS; i++)
    {
      G_STRUCT_MEMBER (const char *, person, offsets[i]) = at;
      at = g_stpcpy (at, texts[i]) + 1;
    }
  person->row = row;
  person->shows_id_number = shows_id_number;
  if (!shows_id_number && *person->id_number != '\0')
    person->masked_id_number = idp_display_mask_ids (person->id_number);
  return person;
}

static void
clear_person (IdsPerson *person)
{
  g_free (person->masked_id_number);
  g_free (person->found_photo);
}

IdsPerson *
ids_person_ref (IdsPerson *person)
{
  return g_rc_box_acquire (person);
}

void
ids_person_unref (IdsPerson *person)
{
  g_rc_box_release_full (person, (GDestroyNotify) clear_person);
}

void
ids_person_set_photo (IdsPerson *person, const char *name)
{
  g_free (person->found_photo);
  person->found_photo = g_strdup (name);
  person->photo = person->found_photo;
}

const char *
ids_person_get (const IdsPerson *person, const char *field)
{
  for (int i = 0; i < IDS_N_FIELDS; i++)
    if (strcmp (field, ids_field_names[i]) == 0)
      {
        const char *text = G_STRUCT_MEMBER (const char *, person, offsets[i]);
        const gboolean masked = i == IDS_FIELD_ID_NUMBER && person->masked_id_number != NULL;
        return masked ? person->masked_id_number : text != NULL ? text : "";
      }
  return NULL;
}
