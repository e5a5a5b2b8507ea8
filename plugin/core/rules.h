/* rules.h: one rules preset as typed limits, each with its texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "preset.h"

/* min..max passes. Outside by no more than REVIEW a person must look; further outside fails. */
typedef struct
{
  double min;    /* -INFINITY where the preset gives none */
  double max;    /* INFINITY where the preset gives none */
  double review; /* >= 0; INFINITY where the preset says "always": such a rule never fails */
  IdpUnit unit;
} IdpLimit;

typedef struct
{
  char *id; /* as in the catalogue, for example "crown-margin" */
  IdpLimit limit;
  char *source_zh, *source_en; /* document and clause the limit comes from */
  char *title_zh, *title_en;
  char *remedy_zh, *remedy_en;
  GHashTable *params; /* name -> GArray of double: numbers of the rule's method beside the limit */
} IdpRule;

typedef struct
{
  char *name;
  char *sha256; /* of the preset files */
  char *title_zh, *title_en;
  int width_px, height_px; /* of the finished picture */
  GPtrArray *rules;        /* IdpRule, in preset order */
} IdpRules;

/* Loads preset NAME_OR_PATH (see idp_preset_load()) and the catalogue of rule texts. A group that
 * names no check, lacks a parameter of its check or has one too many is an error. Errors:
 * IDP_ERROR_PRESET. */
IdpRules *idp_rules_load (const char *name_or_path, GError **error);
void idp_rules_free (IdpRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IdpRules, idp_rules_free)

#define IDP_RULES_DEFAULT "cn-graduation-2017"

/* NULL if the preset does not have the rule. */
const IdpRule *idp_rules_find (const IdpRules *rules, const char *id);

/* The N numbers of parameter NAME, which the rule's check declares; owned by RULE. N may be NULL.
 */
const double *idp_rule_param (const IdpRule *rule, const char *name, guint *n);

/* The one number of parameter NAME. */
double idp_rule_number (const IdpRule *rule, const char *name);

/* Title, remedy and source in the user's language; owned by RULE. */
const char *idp_rule_title (const IdpRule *rule);
const char *idp_rule_remedy (const IdpRule *rule);
const char *idp_rule_source (const IdpRule *rule);

/* The preset's title in the user's language; owned by RULES. */
const char *idp_rules_title (const IdpRules *rules);
