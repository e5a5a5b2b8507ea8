/* settings: which rules a call works by.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "settings.h"

#include "host.h"
#include "rules.h"

#define RULES_SETTING "idphoto-rules"

char *
settings_get_rules (const Call *call, const char *given)
{
  if (call->run_mode == GIMP_RUN_NONINTERACTIVE)
    return g_strdup (*given != '\0' ? given : IDP_RULES_DEFAULT);

  /* A preset that has gone since must not lock the user out. */
  g_autofree char *last = host_get_setting (RULES_SETTING);
  g_auto (GStrv) known = idp_preset_list (IDP_PRESET_RULES);
  return g_strdup (last != NULL && g_strv_contains ((const char *const *) known, last)
                       ? last
                       : IDP_RULES_DEFAULT);
}

void
settings_set_rules (const char *rules)
{
  host_set_setting (RULES_SETTING, rules);
}
