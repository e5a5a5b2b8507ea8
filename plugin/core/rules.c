/* rules: one rules preset as typed limits, each with its texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rules.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "advice.h"
#include "check.h"
#include "error.h"

#define TARGET_GROUP "target"
#define MAX_TARGET_PX 10000

static void
rule_free (gpointer data)
{
  IdpRule *rule = data;
  g_free (rule->id);
  g_free (rule->source_zh);
  g_free (rule->source_en);
  g_free (rule->title_zh);
  g_free (rule->title_en);
  g_free (rule->remedy_zh);
  g_free (rule->remedy_en);
  g_free (rule->advice_zh);
  g_free (rule->advice_en);
  g_clear_pointer (&rule->params, g_hash_table_unref);
  g_free (rule);
}

void
idp_rules_free (IdpRules *rules)
{
  if (rules == NULL)
    return;
  g_free (rules->name);
  g_free (rules->sha256);
  g_free (rules->title_zh);
  g_free (rules->title_en);
  g_free (rules->note_zh);
  g_free (rules->note_en);
  g_free (rules->target_source_zh);
  g_free (rules->target_source_en);
  g_clear_pointer (&rules->by_id, g_hash_table_unref);
  g_clear_pointer (&rules->rules, g_ptr_array_unref);
  g_clear_pointer (&rules->dropped, g_ptr_array_unref);
  idp_advice_texts_free (rules->advice);
  g_clear_pointer (&rules->evidence, g_hash_table_unref);
  g_clear_pointer (&rules->programs, g_ptr_array_unref);
  g_free (rules);
}

/* Reads KEY if it is there; VALUE keeps its default otherwise. */
static gboolean
read_optional (IdpPreset *preset, const char *group, const char *key, double *value, GError **error)
{
  return !idp_preset_has (preset, group, key)
         || idp_preset_get_double (preset, group, key, -G_MAXDOUBLE, G_MAXDOUBLE, value, error);
}

static gboolean
read_review (IdpPreset *preset, const char *group, double *review, GError **error)
{
  if (!idp_preset_has (preset, group, "review"))
    return TRUE;

  g_autofree char *text = idp_preset_get_string (preset, group, "review", error);
  if (text != NULL && strcmp (text, "always") == 0)
    {
      *review = INFINITY;
      return TRUE;
    }
  return idp_preset_get_double (preset, group, "review", 0, G_MAXDOUBLE, review, error);
}

static gboolean
read_limit (IdpPreset *preset, const char *group, IdpUnit unit, IdpLimit *limit, GError **error)
{
  *limit = (IdpLimit){ .min = -INFINITY, .max = INFINITY };
  if (!read_optional (preset, group, "min", &limit->min, error)
      || !read_optional (preset, group, "max", &limit->max, error)
      || !read_review (preset, group, &limit->review, error)
      || !idp_preset_get_unit (preset, group, "unit", &limit->unit, error))
    return FALSE;

  if (limit->unit != unit)
    {
      idp_preset_set_error (preset, group, "unit", error, _ ("this rule is measured in “%s”"),
                            idp_unit_name (unit));
      return FALSE;
    }
  if (limit->min > limit->max)
    {
      idp_preset_set_error (preset, group, "min", error, _ ("%g is larger than max, %g"),
                            limit->min, limit->max);
      return FALSE;
    }
  if (isinf (limit->min) && isinf (limit->max))
    {
      idp_preset_set_error (preset, group, "max", error, _ ("neither min nor max is given"));
      return FALSE;
    }
  return TRUE;
}

/* The numbers of PARAM, separated by ";". */
static GArray *
read_numbers (IdpPreset *preset, const char *group, const IdpParam *param, GError **error)
{
  g_autofree char *text = idp_preset_get_string (preset, group, param->name, error);
  if (text == NULL)
    return NULL;

  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      char *end = NULL;
      g_strstrip (*part);
      double number = g_ascii_strtod (*part, &end);
      if (end == *part || *end != '\0' || !isfinite (number))
        {
          idp_preset_set_error (preset, group, param->name, error, _ ("“%s” is not a number"),
                                *part);
          return NULL;
        }
      if (number < param->min || number > param->max)
        {
          idp_preset_set_error (preset, group, param->name, error, _ ("%g is outside %g to %g"),
                                number, param->min, param->max);
          return NULL;
        }
      g_array_append_val (numbers, number);
    }

  const gboolean complete = param->group == 0
                                ? numbers->len == 1
                                : numbers->len > 0 && numbers->len % param->group == 0;
  if (!complete)
    {
      idp_preset_set_error (preset, group, param->name, error, _ ("%u numbers do not fit here"),
                            numbers->len);
      return NULL;
    }
  return g_steal_pointer (&numbers);
}

static gboolean
read_params (IdpPreset *preset, IdpRule *rule, const IdpCheck *check, GError **error)
{
  rule->params
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (const IdpParam *param = check->params; param != NULL && param->name != NULL; param++)
    {
      GArray *numbers = read_numbers (preset, rule->id, param, error);
      if (numbers == NULL)
        return FALSE;
      g_hash_table_insert (rule->params, g_strdup (param->name), numbers);
    }
  return TRUE;
}

static gboolean
read_optional_choice (IdpPreset *preset, const char *group, const char *key,
                      const char *const *choices, int *value, GError **error)
{
  return !idp_preset_has (preset, group, key)
         || idp_preset_get_choice (preset, group, key, choices, value, error);
}

static gboolean
read_optional_bilingual (IdpPreset *preset, const char *group, const char *key, char **zh,
                         char **en, GError **error)
{
  return !idp_preset_has (preset, group, key)
         || idp_preset_get_bilingual (preset, group, key, zh, en, error);
}

/* What the catalogue says about a rule. The title stands in for a missing advice. */
static gboolean
read_texts (IdpPreset *texts, IdpRule *rule, GError **error)
{
  int topic = IDP_TOPIC_OTHER, mend = IDP_MEND_RETAKE;
  if (!idp_preset_get_bilingual (texts, rule->id, "title", &rule->title_zh, &rule->title_en, error)
      || !idp_preset_get_bilingual (texts, rule->id, "remedy", &rule->remedy_zh, &rule->remedy_en,
                                    error)
      || !read_optional_bilingual (texts, rule->id, "advice", &rule->advice_zh, &rule->advice_en,
                                   error)
      || !read_optional_choice (texts, rule->id, "topic", idp_topic_ids, &topic, error)
      || !read_optional_choice (texts, rule->id, "mended-by", idp_mend_ids, &mend, error))
    return FALSE;
  if (rule->advice_zh == NULL)
    {
      rule->advice_zh = g_strdup (rule->title_zh);
      rule->advice_en = g_strdup (rule->title_en);
    }
  rule->topic = topic;
  rule->mend = mend;
  return TRUE;
}

static IdpRule *
read_rule (IdpPreset *preset, IdpPreset *texts, const char *id, GError **error)
{
  const IdpCheck *check = idp_check_find (id);
  if (check == NULL)
    {
      idp_preset_set_error (preset, id, NULL, error, _ ("there is no check of this name"));
      return NULL;
    }

  IdpRule *rule = g_new0 (IdpRule, 1);
  rule->id = g_strdup (id);
  if (!idp_preset_get_bilingual (preset, id, "source", &rule->source_zh, &rule->source_en, error)
      || !read_limit (preset, id, check->unit, &rule->limit, error)
      || !read_params (preset, rule, check, error) || !read_texts (texts, rule, error))
    g_clear_pointer (&rule, rule_free);
  return rule;
}

static gboolean
read_target (IdpPreset *preset, IdpRules *rules, GError **error)
{
  return idp_preset_get_bilingual (preset, TARGET_GROUP, "source", &rules->target_source_zh,
                                   &rules->target_source_en, error)
         && idp_preset_get_int (preset, TARGET_GROUP, "width", 1, MAX_TARGET_PX, &rules->width_px,
                                error)
         && idp_preset_get_int (preset, TARGET_GROUP, "height", 1, MAX_TARGET_PX, &rules->height_px,
                                error);
}

/* Reads a rule and files it. A dropped rule is read as strictly as the others. */
static gboolean
add_rule (IdpRules *rules, IdpPreset *preset, IdpPreset *texts, const char *id, GError **error)
{
  gboolean check = TRUE;
  IdpRule *rule = read_rule (preset, texts, id, error);
  if (rule == NULL)
    return FALSE;
  if (idp_preset_has (preset, id, "check")
      && !idp_preset_get_boolean (preset, id, "check", &check, error))
    {
      rule_free (rule);
      return FALSE;
    }
  rule->evidence = rules->evidence;
  g_ptr_array_add (check ? rules->rules : rules->dropped, rule);
  if (check)
    g_hash_table_insert (rules->by_id, rule->id, rule);
  return TRUE;
}

IdpRules *
idp_rules_load (const char *name_or_path, GError **error)
{
  g_autoptr (IdpPreset) preset = idp_preset_load (IDP_PRESET_RULES, name_or_path, error);
  if (preset == NULL)
    return NULL;
  g_autoptr (IdpPreset) texts = idp_preset_load (IDP_PRESET_TEXTS, "catalogue", error);
  if (texts == NULL)
    return NULL;

  g_autoptr (IdpRules) rules = g_new0 (IdpRules, 1);
  rules->name = g_strdup (idp_preset_name (preset));
  rules->sha256 = g_strdup (idp_preset_sha256 (preset));
  rules->rules = g_ptr_array_new_with_free_func (rule_free);
  rules->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  rules->dropped = g_ptr_array_new_with_free_func (rule_free);
  rules->advice = idp_advice_texts_load (error);
  if (rules->advice == NULL
      || !idp_preset_get_bilingual (preset, "preset", "title", &rules->title_zh, &rules->title_en,
                                    error)
      || !read_optional_bilingual (preset, "preset", "note", &rules->note_zh, &rules->note_en,
                                   error)
      || !read_target (preset, rules, error))
    return NULL;

  rules->evidence = idp_evidence_texts_load (error);
  if (rules->evidence == NULL)
    return NULL;
  rules->programs = idp_programs_load (error);
  if (rules->programs == NULL)
    return NULL;

  g_auto (GStrv) groups = idp_preset_groups (preset);
  for (char **group = groups; *group != NULL; group++)
    if (strcmp (*group, TARGET_GROUP) != 0 && !add_rule (rules, preset, texts, *group, error))
      return NULL;
  if (!idp_preset_finish (preset, error))
    return NULL;
  return g_steal_pointer (&rules);
}

const IdpRule *
idp_rules_find (const IdpRules *rules, const char *id)
{
  return g_hash_table_lookup (rules->by_id, id);
}

const double *
idp_rule_param (const IdpRule *rule, const char *name, guint *n)
{
  const GArray *numbers = g_hash_table_lookup (rule->params, name);
  g_return_val_if_fail (numbers != NULL, NULL);
  if (n != NULL)
    *n = numbers->len;
  return (const double *) numbers->data;
}

double
idp_rule_number (const IdpRule *rule, const char *name)
{
  return idp_rule_param (rule, name, NULL)[0];
}
