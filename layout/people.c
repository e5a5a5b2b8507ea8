/* people: the students of a roster for other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "people.h"

#include "json.h"

static char *
person_json (const IdsPerson *person)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  idp_json_add_int (builder, "row", person->row);
  for (int field = 0; field < IDS_N_FIELDS; field++)
    {
      const char *name = ids_field_names[field];
      idp_json_add_string (builder, name, ids_person_get (person, name));
    }
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

void
ids_people_print (const IdsRoster *roster)
{
  for (guint i = 0; i < roster->people->len; i++)
    {
      g_autofree char *json = person_json (roster->people->pdata[i]);
      g_print ("%s\n", json);
    }
}
