/* rules.h: one rules preset as typed limits, each with its texts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "evidence.h"
#include "preset.h"
#include "programs.h"

typedef struct _IdpAdviceTexts IdpAdviceTexts; /* advice.h */

/* min..max passes. Outside by no more than REVIEW a person must look; further outside fails. */
typedef struct
{
  double min;    /* -INFINITY where the preset gives none */
  double max;    /* INFINITY where the preset gives none */
  double review; /* >= 0; INFINITY where the preset says "always": such a rule never fails */
  IdpUnit unit;
} IdpLimit;

/* What a rule is about; how lists of rules are grouped, in this order. */
typedef enum
{
  IDP_TOPIC_PERSON,
  IDP_TOPIC_LIGHT,
  IDP_TOPIC_BACKGROUND,
  IDP_TOPIC_CLOTHES,
  IDP_TOPIC_FRAMING,
  IDP_TOPIC_FILE,
  IDP_TOPIC_AUTHENTICITY,
  IDP_TOPIC_BATCH, /* judged over all photos of a run, not on one */
  IDP_TOPIC_OTHER, /* the catalogue does not say */
} IdpTopic;

/* What mends a photo that breaks a rule, from the least effort to the most. */
typedef enum
{
  IDP_MEND_EXPORT,   /* writing the finished picture again from the same original */
  IDP_MEND_RESIZE,   /* another size of the finished picture */
  IDP_MEND_CROP,     /* another crop of the same original */
  IDP_MEND_ORIGINAL, /* another file of the same shot */
  IDP_MEND_HOLD,     /* nothing before a person has decided */
  IDP_MEND_RETAKE,   /* another shot; also where the catalogue does not say */
} IdpMend;

typedef struct
{
  char *id; /* as in the catalogue, for example "crown-margin" */
  IdpLimit limit;
  char *source_zh, *source_en; /* document and clause the limit comes from */
  char *title_zh, *title_en;
  char *remedy_zh, *remedy_en;
  char *advice_zh, *advice_en; /* the remedy in a few words, part of a sentence */
  IdpTopic topic;
  IdpMend mend;
  GHashTable *params; /* name -> GArray of double: numbers of the rule's method beside the limit */
  GHashTable *evidence; /* texts of observations by id; owned by the rules */
} IdpRule;

typedef struct
{
  char *name;
  char *sha256; /* of the preset files */
  char *title_zh, *title_en;
  char *note_zh, *note_en; /* what the document asks for beyond the rules; NULL where nothing */
  int width_px, height_px; /* of the finished picture */
  char *target_source_zh, *target_source_en; /* of that size */
  GPtrArray *rules;                          /* IdpRule, in preset order */
  GHashTable *by_id;                         /* the same */
  GPtrArray *dropped; /* IdpRule: of a base preset, and not checked here; `source` says why */
  IdpAdviceTexts *advice;
  GHashTable *evidence; /* see idp_evidence_texts_load() */
  GPtrArray *programs;  /* see idp_programs_load() */
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

/* As presets and JSON name them, by IdpTopic and IdpMend; NULL-terminated. */
extern const char *const idp_topic_ids[];
extern const char *const idp_mend_ids[];

/* The same for people, in their language; static. */
const char *idp_topic_text (IdpTopic topic);
const char *idp_mend_text (IdpMend mend);

/* Title, remedy and source in the user's language; owned by RULE. */
const char *idp_rule_title (const IdpRule *rule);
const char *idp_rule_remedy (const IdpRule *rule);
const char *idp_rule_source (const IdpRule *rule);

/* The preset's title and note in the user's language; owned by RULES. There may be no note. */
const char *idp_rules_title (const IdpRules *rules);
const char *idp_rules_note (const IdpRules *rules);

/* The source of the finished picture's size in the user's language; owned by RULES. */
const char *idp_rules_target_source (const IdpRules *rules);
