/* rules-combo: a choice of rules presets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "rules-combo.h"

#include "rules.h"

static void
free_names (gpointer names)
{
  g_strfreev (names);
}

GtkWidget *
rules_combo_new (const char *current)
{
  GtkWidget *combo = gtk_combo_box_text_new ();
  char **names = idp_preset_list (IDP_PRESET_RULES);
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autoptr (IdpRules) rules = idp_rules_load (names[i], NULL);
      gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (combo),
                                      rules != NULL ? idp_rules_title (rules) : names[i]);
      if (g_str_equal (names[i], current))
        gtk_combo_box_set_active (GTK_COMBO_BOX (combo), i);
    }
  g_object_set_data_full (G_OBJECT (combo), "names", names, free_names);
  return combo;
}

const char *
rules_combo_get (GtkWidget *combo)
{
  char **names = g_object_get_data (G_OBJECT (combo), "names");
  return names[MAX (0, gtk_combo_box_get_active (GTK_COMBO_BOX (combo)))];
}
