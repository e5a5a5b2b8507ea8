/* person: one student of a roster.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What a roster may say of a student, in the order of ids_field_names. */
typedef enum
{
  IDS_FIELD_NAME,
  IDS_FIELD_STUDENT_ID,
  IDS_FIELD_PHOTO,
  IDS_FIELD_ID_NUMBER,
  IDS_FIELD_CLASS,
  IDS_FIELD_SITE,
  IDS_FIELD_INDEX,
  IDS_N_FIELDS,
} IdsField;

/* As presets and options name them; NULL-terminated. */
extern const char *const ids_field_names[];

/* One row of the roster, counted by references. Spaces around a text are gone; "" where the roster
 * says nothing. */
typedef struct
{
  int row; /* as a spreadsheet counts: the header is row 1 */
  const char *name;
  const char *student_id;
  const char *photo;     /* file name within the photo folder */
  const char *id_number; /* as the roster has it */
  const char *class_name;
  const char *site;
  const char *index;
  gboolean shows_id_number; /* ids_person_get() gives it whole */
  char *masked_id_number;
  char *found_photo; /* what PHOTO points to where the roster has no column for it */
} IdsPerson;

/* TEXTS are those of the fields in their order; copied. */
IdsPerson *ids_person_new (int row, const char *const texts[IDS_N_FIELDS],
                           gboolean shows_id_number);
IdsPerson *ids_person_ref (IdsPerson *person);
void ids_person_unref (IdsPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdsPerson, ids_person_unref)

/* Lets PERSON have the photo NAME. */
void ids_person_set_photo (IdsPerson *person, const char *name);

/* The text of FIELD, one of ids_field_names, as it may be printed and listed: the middle of an ID
 * number is hidden unless the person was made to show it. NULL for any other FIELD. */
const char *ids_person_get (const IdsPerson *person, const char *field);
