/* command: what the subcommands of idphoto share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
command_parse (int *argc, char ***argv, const GOptionEntry *options, const char *arguments,
               const char *description)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;

  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  command_complain ("%s", error->message);
  return FALSE;
}

IdpRules *
command_load_rules (const char *name)
{
  g_autoptr (GError) error = NULL;
  IdpRules *rules = idp_rules_load (name != NULL ? name : IDP_RULES_DEFAULT, &error);
  if (rules == NULL)
    command_complain ("%s", error->message);
  return rules;
}

gboolean
command_format (const char *format, gboolean *json)
{
  *json = format != NULL && strcmp (format, "json") == 0;
  if (format == NULL || *json || strcmp (format, "text") == 0)
    return TRUE;
  command_complain (_ ("--format: “%s” is neither text nor json"), format);
  return FALSE;
}

gboolean
command_shard (const char *text, IdpShard *shard)
{
  g_autoptr (GError) error = NULL;
  *shard = IDP_SHARD_WHOLE;
  if (text == NULL || idp_shard_parse (text, shard, &error))
    return TRUE;
  command_complain ("%s", error->message);
  return FALSE;
}

gboolean
command_jobs (int n_threads)
{
  if (n_threads >= 1)
    return TRUE;
  command_complain (_ ("--jobs: at least 1 is needed"));
  return FALSE;
}

void
command_complain (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("idphoto: %s\n", message);
}
