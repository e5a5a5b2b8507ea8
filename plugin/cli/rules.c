/* idphoto rules: lists the presets, or explains one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>

#include "finding.h"

static void
print_rule (const IdpRule *rule)
{
  g_print ("%s  %s\n", rule->id, idp_rule_title (rule));
  if (rule->limit.unit != IDP_UNIT_COUNT) /* the title says it all */
    {
      g_autofree char *limit = idp_limit_text (&rule->limit);
      g_print ("    %s\n", limit);
    }
  g_print ("    %s\n", idp_rule_source (rule));
}

static int
explain (const char *name)
{
  g_autoptr (IdpRules) rules = command_load_rules (name);
  if (rules == NULL)
    return EXIT_UNREADABLE;

  g_print (_ ("%s: %s, %d×%d px, %u rules\n\n"), rules->name, idp_rules_title (rules),
           rules->width_px, rules->height_px, rules->rules->len);
  for (guint i = 0; i < rules->rules->len; i++)
    print_rule (rules->rules->pdata[i]);
  return EXIT_FINE;
}

static int
list (void)
{
  g_auto (GStrv) names = idp_preset_list (IDP_PRESET_RULES);
  int status = EXIT_FINE;

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (IdpRules) rules = command_load_rules (*name);
      if (rules != NULL)
        g_print ("%-24s %s\n", *name, idp_rules_title (rules));
      else
        status = EXIT_UNREADABLE;
    }
  return status;
}

static int
run (int argc, char **argv)
{
  const GOptionEntry options[] = { { NULL } };
  if (!command_parse (
          &argc, &argv, options, _ ("[NAME|FILE]"),
          _ ("Without NAME lists the presets; with NAME prints every rule of it, its limit "
             "and where\nthe limit comes from.\n\nExit status: 0, or 2 for a preset that "
             "cannot be read.")))
    return EXIT_UNREADABLE;
  return argc > 1 ? explain (argv[1]) : list ();
}

const Command command_rules = {
  .name = "rules",
  .summary = N_ ("list the rule presets, or explain one"),
  .run = run,
};
