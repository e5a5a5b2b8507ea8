/* rules-json: a rules preset as JSON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rules-json.h"

#include <math.h>

#include "json.h"

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/* The numbers of the rule's method, each as a list, sorted by name. */
static void
add_method (JsonBuilder *builder, const IdpRule *rule)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (rule->params), compare_names);
  idp_json_begin_object (builder, "method");
  for (const GList *name = names; name != NULL; name = name->next)
    {
      guint n = 0;
      const double *numbers = idp_rule_param (rule, name->data, &n);
      json_builder_set_member_name (builder, name->data);
      json_builder_begin_array (builder);
      for (guint i = 0; i < n; i++)
        json_builder_add_double_value (builder, numbers[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_rule (JsonBuilder *builder, const IdpRule *rule)
{
  json_builder_begin_object (builder);
  idp_json_add_string (builder, "rule", rule->id);
  idp_json_add_string (builder, "topic", idp_topic_ids[rule->topic]);
  idp_json_add_bilingual (builder, "title", rule->title_zh, rule->title_en);
  idp_json_add_number (builder, "min", rule->limit.min);
  idp_json_add_number (builder, "max", rule->limit.max);
  idp_json_add_number (builder, "review", rule->limit.review);
  add_boolean (builder, "can_fail", isfinite (rule->limit.review));
  idp_json_add_string (builder, "unit", idp_unit_name (rule->limit.unit));
  add_method (builder, rule);
  idp_json_add_bilingual (builder, "remedy", rule->remedy_zh, rule->remedy_en);
  idp_json_add_string (builder, "mended_by", idp_mend_ids[rule->mend]);
  idp_json_add_bilingual (builder, "source", rule->source_zh, rule->source_en);
  json_builder_end_object (builder);
}

static void
add_list (JsonBuilder *builder, const char *name, const GPtrArray *rules)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    add_rule (builder, rules->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_note (JsonBuilder *builder, const IdpRules *rules)
{
  if (rules->note_zh != NULL)
    {
      idp_json_add_bilingual (builder, "note", rules->note_zh, rules->note_en);
      return;
    }
  json_builder_set_member_name (builder, "note");
  json_builder_add_null_value (builder);
}

char *
rules_json (const IdpRules *rules)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  idp_json_add_string (builder, "tool", "idphoto");
  idp_json_add_string (builder, "version", IDP_VERSION);
  idp_json_add_string (builder, "name", rules->name);
  idp_json_add_string (builder, "sha256", rules->sha256);
  idp_json_add_bilingual (builder, "title", rules->title_zh, rules->title_en);
  add_note (builder, rules);
  idp_json_begin_object (builder, "target");
  idp_json_add_int (builder, "width", rules->width_px);
  idp_json_add_int (builder, "height", rules->height_px);
  idp_json_add_bilingual (builder, "source", rules->target_source_zh, rules->target_source_en);
  json_builder_end_object (builder);
  add_list (builder, "rules", rules->rules);
  add_list (builder, "not_checked", rules->dropped);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
