/* person.h: whose photo is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What a sheet may say of a person; "" where nothing is known. */
typedef struct
{
  char *name;
  char *student_id;
  char *class_name;
  char *site;
  char *index;
  char *photo; /* the file name that a roster gives */
} Person;

/* The texts are copied; NULL is "". */
Person *person_new (const char *name, const char *student_id);
Person *person_copy (const Person *person);
void person_free (Person *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Person, person_free)

/* What the name of the photo PATH says: a part of digits is the number, one of Chinese characters
 * the name. */
Person *person_guess (const char *path);

/* The people of the roster PATH (CSV or XLSX), of Person*. COMPLAINTS (out) says who is missing and
 * why. Errors: IDP_ERROR_REFUSED, in the words of idsheet. */
GPtrArray *person_list (const char *path, char **complaints, GError **error);

/* The one of PEOPLE with the number STUDENT_ID; NULL where there is none. */
const Person *person_find (const GPtrArray *people, const char *student_id);

/* The one of PEOPLE whom the photo PATH shows, by its name: the roster's file name, or that which
 * person_guess() finds. NULL where that is nobody. */
const Person *person_of_photo (const GPtrArray *people, const char *path);
