/* rule-text: what rules say to people, in their language.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "i18n.h"
#include "rules.h"

const char *const idp_topic_ids[] = {
  "person", "light",        "background", "clothes", "framing",
  "file",   "authenticity", "batch",      "other",   NULL,
};
const char *const idp_mend_ids[] = {
  "export", "resize", "crop", "original", "hold", "retake", NULL,
};

const char *
idp_topic_text (IdpTopic topic)
{
  static const char *const texts[] = {
    [IDP_TOPIC_PERSON] = N_ ("The person"),
    [IDP_TOPIC_LIGHT] = N_ ("Light and focus"),
    [IDP_TOPIC_BACKGROUND] = N_ ("Background"),
    [IDP_TOPIC_CLOTHES] = N_ ("Clothes"),
    [IDP_TOPIC_FRAMING] = N_ ("Framing"),
    [IDP_TOPIC_FILE] = N_ ("The file"),
    [IDP_TOPIC_AUTHENTICITY] = N_ ("Authenticity"),
    [IDP_TOPIC_BATCH] = N_ ("Photo against photo"),
    [IDP_TOPIC_OTHER] = N_ ("Other"),
  };
  return _ (texts[topic]);
}

const char *
idp_mend_text (IdpMend mend)
{
  static const char *const texts[] = {
    [IDP_MEND_EXPORT] = N_ ("exporting again mends it"),
    [IDP_MEND_RESIZE] = N_ ("resizing mends it"),
    [IDP_MEND_CROP] = N_ ("cropping mends it"),
    [IDP_MEND_ORIGINAL] = N_ ("needs another original"),
    [IDP_MEND_HOLD] = N_ ("a person decides"),
    [IDP_MEND_RETAKE] = N_ ("needs a retake"),
  };
  return _ (texts[mend]);
}

const char *
idp_rule_title (const IdpRule *rule)
{
  return idp_language_is_chinese () ? rule->title_zh : rule->title_en;
}

const char *
idp_rule_remedy (const IdpRule *rule)
{
  return idp_language_is_chinese () ? rule->remedy_zh : rule->remedy_en;
}

const char *
idp_rule_source (const IdpRule *rule)
{
  return idp_language_is_chinese () ? rule->source_zh : rule->source_en;
}

const char *
idp_rules_title (const IdpRules *rules)
{
  return idp_language_is_chinese () ? rules->title_zh : rules->title_en;
}

const char *
idp_rules_note (const IdpRules *rules)
{
  return idp_language_is_chinese () ? rules->note_zh : rules->note_en;
}

const char *
idp_rules_target_source (const IdpRules *rules)
{
  return idp_language_is_chinese () ? rules->target_source_zh : rules->target_source_en;
}
