/* inspection: everything the core says about one photo under one set of rules.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "inspection.h"

#include <json-glib/json-glib.h>

#include "report.h"

Inspection *
inspection_new (IdpFile *file, const char *rules, GError **error)
{
  g_autoptr (IdpFile) owned = file;
  g_autoptr (Inspection) inspection = g_new0 (Inspection, 1);

  inspection->rules = idp_rules_load (rules, error);
  if (inspection->rules == NULL)
    return NULL;
  inspection->photo = idp_photo_new (g_steal_pointer (&owned), inspection->rules, error);
  if (inspection->photo == NULL || !idp_photo_examine (inspection->photo, error))
    return NULL;
  inspection->findings = idp_checks_run (inspection->photo, inspection->rules);
  return g_steal_pointer (&inspection);
}

void
inspection_free (Inspection *inspection)
{
  if (inspection == NULL)
    return;
  g_clear_pointer (&inspection->findings, g_ptr_array_unref);
  g_clear_pointer (&inspection->photo, idp_photo_free);
  g_clear_pointer (&inspection->rules, idp_rules_free);
  g_free (inspection);
}

char *
inspection_json (const Inspection *inspection)
{
  return idp_report_json (inspection->photo, inspection->findings, inspection->rules);
}

char *
inspection_anonymous_json (const Inspection *inspection)
{
  g_autofree char *json = inspection_json (inspection);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *photo = json_object_get_object_member (json_node_get_object (root), "photo");
  json_object_remove_member (photo, "file");
  return json_to_string (root, FALSE);
}
