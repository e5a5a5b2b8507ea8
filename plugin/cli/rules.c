/* idphoto rules: lists the presets, or explains one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "finding.h"
#include "rules-json.h"
#include "wrap.h"

/* Where the text of a rule begins; its id stands before that. */
#define TEXT_COLUMN 24

static void
print_text (const char *text)
{
  g_autofree char *lines = wrap_text (text, wrap_line_columns () - TEXT_COLUMN, TEXT_COLUMN);
  g_print ("%*s%s", TEXT_COLUMN, "", lines);
}

/* "50 px to 110 px passes, up to 3 px outside a person looks, beyond fails". */
static char *
judgement (const IdpRule *rule)
{
  const IdpLimit *limit = &rule->limit;
  g_autofree char *allowed = idp_limit_text (limit);
  g_autofree char *review = idp_unit_format (limit->review, limit->unit);

  if (limit->unit == IDP_UNIT_COUNT) /* the title says what is allowed */
    return g_strdup (isinf (limit->review)
                         ? _ ("a person looks at a photo that breaks it; never fails")
                         : _ ("a photo that breaks it fails"));
  if (isinf (limit->review))
    return g_strdup_printf (_ ("%s; else a person looks; never fails"), allowed);
  if (limit->review == 0)
    return g_strdup_printf (_ ("%s; else the photo fails"), allowed);
  return g_strdup_printf (_ ("%s; up to %s outside it a person looks; further out the photo fails"),
                          allowed, review);
}

static void
print_rule (const IdpRule *rule)
{
  g_autofree char *words = judgement (rule);
  g_autofree char *remedy
      = rule->mend == IDP_MEND_RETAKE
            ? g_strdup (idp_rule_remedy (rule)) /* it says so itself */
            : g_strdup_printf (_ ("%s [%s]"), idp_rule_remedy (rule), idp_mend_text (rule->mend));
  g_autofree char *source = g_strdup_printf (_ ("Source: %s"), idp_rule_source (rule));

  g_print ("\n  %-*s%s\n", TEXT_COLUMN - 2, rule->id, idp_rule_title (rule));
  print_text (words);
  print_text (remedy);
  print_text (source);
}

static void
print_topic (const IdpRules *rules, IdpTopic topic)
{
  gboolean headed = FALSE;
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const IdpRule *rule = rules->rules->pdata[i];
      if (rule->topic != topic)
        continue;
      if (!headed)
        g_print ("\n%s\n", idp_topic_text (topic));
      headed = TRUE;
      print_rule (rule);
    }
}

static void
print_dropped (const IdpRules *rules)
{
  if (rules->dropped->len > 0)
    g_print ("\n%s\n", _ ("Not checked here"));
  for (guint i = 0; i < rules->dropped->len; i++)
    {
      const IdpRule *rule = rules->dropped->pdata[i];
      g_print ("\n  %-*s%s\n", TEXT_COLUMN - 2, rule->id, idp_rule_title (rule));
      print_text (idp_rule_source (rule));
    }
}

static void
print_whole (const char *text)
{
  g_autofree char *lines = wrap_text (text, wrap_line_columns (), 0);
  g_print ("%s", lines);
}

static void
print_preset (const IdpRules *rules)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", rules->name, idp_rules_title (rules));
  g_autofree char *size
      = g_strdup_printf (_ ("Finished picture: %d×%d px. Source: %s"), rules->width_px,
                         rules->height_px, idp_rules_target_source (rules));
  g_autofree char *count = g_strdup_printf (_ ("%u rules."), rules->rules->len);

  print_whole (title);
  print_whole (size);
  print_whole (count);
  if (idp_rules_note (rules) != NULL)
    {
      g_autofree char *note = g_strdup_printf (_ ("Look yourself: %s"), idp_rules_note (rules));
      print_whole (note);
    }
  for (IdpTopic topic = 0; topic <= IDP_TOPIC_OTHER; topic++)
    print_topic (rules, topic);
  print_dropped (rules);
}

static void
print_json (const IdpRules *rules)
{
  g_autofree char *text = rules_json (rules);
  g_print ("%s\n", text);
}

static int
explain (const char *name, gboolean json)
{
  g_autoptr (IdpRules) rules = command_load_rules (name);
  if (rules == NULL)
    return EXIT_UNREADABLE;
  if (json)
    print_json (rules);
  else
    print_preset (rules);
  return EXIT_FINE;
}

static int
list (gboolean json)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_RULES);
  int widest = 0, status = EXIT_FINE;

  for (char **name = names; *name != NULL; name++)
    widest = MAX (widest, (int) strlen (*name));
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (IdpRules) rules = command_load_rules (*name);
      if (rules == NULL)
        status = EXIT_UNREADABLE;
      else if (json)
        print_json (rules);
      else
        g_print ("%-*s  %s\n", widest, *name, idp_rules_title (rules));
    }
  return status;
}

static int
run (int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("Report format; default: text"),
      "text|json" },
    { NULL },
  };
  gboolean json = FALSE;
  if (!command_parse (
          &argc, &argv, options, _ ("[NAME|FILE]"),
          _ ("Without NAME lists the presets; with NAME prints every rule of it: its limit, what "
             "mends a\nphoto that breaks it, and where the limit comes from. JSON is one object "
             "per preset and line.\n\nExit status: 0, or 2 for a preset that cannot be read."))
      || !command_format (format, &json))
    return EXIT_UNREADABLE;
  return argc > 1 ? explain (argv[1], json) : list (json);
}

const Command command_rules = {
  .name = "rules",
  .summary = N_ ("list the rule presets, or explain one"),
  .run = run,
};
