/* person: whose photo is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "person.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "idsheet.h"

/* Between the parts of a file's name. */
#define SEPARATORS "_-+ "

/* Shorter ones count something else. */
#define MIN_DIGITS 4

Person *
person_new (const char *name, const char *student_id)
{
  Person *person = g_new (Person, 1);
  *person = (Person){
    .name = g_strdup (name != NULL ? name : ""),
    .student_id = g_strdup (student_id != NULL ? student_id : ""),
    .class_name = g_strdup (""),
    .site = g_strdup (""),
    .index = g_strdup (""),
    .photo = g_strdup (""),
  };
  return person;
}

Person *
person_copy (const Person *person)
{
  Person *copy = g_new (Person, 1);
  *copy = (Person){
    .name = g_strdup (person->name),
    .student_id = g_strdup (person->student_id),
    .class_name = g_strdup (person->class_name),
    .site = g_strdup (person->site),
    .index = g_strdup (person->index),
    .photo = g_strdup (person->photo),
  };
  return copy;
}

void
person_free (Person *person)
{
  if (person == NULL)
    return;
  g_free (person->name);
  g_free (person->student_id);
  g_free (person->class_name);
  g_free (person->site);
  g_free (person->index);
  g_free (person->photo);
  g_free (person);
}

/* ---- What a file's name says */

/* The name without folder and ending, as UTF-8. */
static char *
stem_of (const char *path)
{
  char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');
  if (dot != NULL)
    *dot = '\0';
  return name;
}

static gboolean
is_number (const char *part)
{
  return strlen (part) >= MIN_DIGITS && strspn (part, "0123456789") == strlen (part);
}

static gboolean
is_chinese (const char *part)
{
  for (const char *at = part; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN && c != 0xB7) /* · */
        return FALSE;
    }
  return *part != '\0';
}

Person *
person_guess (const char *path)
{
  g_autofree char *stem = stem_of (path);
  g_auto (GStrv) parts = g_strsplit_set (stem, SEPARATORS, -1);
  const char *name = NULL, *number = NULL;
  for (char **part = parts; *part != NULL; part++)
    if (number == NULL && is_number (*part))
      number = *part;
    else if (name == NULL && is_chinese (*part))
      name = *part;
  return person_new (name, number);
}

/* ---- Rosters */

/* Takes the member NAME of OBJECT for TEXT. */
static void
take (JsonObject *object, const char *name, char **text)
{
  g_free (*text);
  *text = g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

static void
append_person (GPtrArray *people, const char *line)
{
  g_autoptr (JsonNode) root = json_from_string (line, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  JsonObject *object = json_node_get_object (root);
  Person *person = person_new (NULL, NULL);
  take (object, "name", &person->name);
  take (object, "student_id", &person->student_id);
  take (object, "class", &person->class_name);
  take (object, "site", &person->site);
  take (object, "index", &person->index);
  take (object, "photo", &person->photo);
  g_ptr_array_add (people, person);
}

GPtrArray *
person_list (const char *path, char **complaints, GError **error)
{
  const char *const args[] = { "--people", "--roster", path, NULL };
  g_autofree char *printed = NULL;
  if (!idsheet_run (args, IDSHEET_SOME, &printed, complaints, error))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (printed, "\n", -1);
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) person_free);
  for (char **line = lines; *line != NULL; line++)
    append_person (people, *line);
  return people;
}

const Person *
person_find (const GPtrArray *people, const char *student_id)
{
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      if (g_str_equal (person->student_id, student_id))
        return person;
    }
  return NULL;
}

/* Is STEM that of the file ROSTER_PHOTO, or of its finished picture? */
static gboolean
is_photo_of (const char *stem, const char *roster_photo)
{
  g_autofree char *known = stem_of (roster_photo);
  const gsize n = strlen (known);
  return *roster_photo != '\0' && strncmp (stem, known, n) == 0
         && (stem[n] == '\0' || strchr (SEPARATORS, stem[n]) != NULL);
}

const Person *
person_of_photo (const GPtrArray *people, const char *path)
{
  g_autofree char *stem = stem_of (path);
  g_autoptr (Person) guess = person_guess (path);
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      if (is_photo_of (stem, person->photo))
        return person;
    }
  return *guess->student_id != '\0' ? person_find (people, guess->student_id) : NULL;
}
