/* preset-combo: a choice of presets.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "preset-combo.h"

#include "i18n.h"

static void
free_names (gpointer names)
{
  g_strfreev (names);
}

/* The title of preset NAME, or its name where it cannot be read. */
static char *
title_of (IdpPresetKind kind, const char *name)
{
  g_autofree char *zh = NULL, *en = NULL;
  g_autoptr (IdpPreset) preset = idp_preset_load (kind, name, NULL);
  if (preset == NULL || !idp_preset_get_bilingual (preset, "preset", "title", &zh, &en, NULL))
    return g_strdup (name);
  return idp_language_is_chinese () ? g_steal_pointer (&zh) : g_steal_pointer (&en);
}

GtkWidget *
preset_combo_new (IdpPresetKind kind, const char *current)
{
  GtkWidget *combo = gtk_combo_box_text_new ();
  char **names = idp_preset_list (kind);
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *title = title_of (kind, names[i]);
      gtk_combo_box_text_append_text (GTK_COMBO_BOX_TEXT (combo), title);
      if (g_strcmp0 (names[i], current) == 0)
        gtk_combo_box_set_active (GTK_COMBO_BOX (combo), i);
    }
  g_object_set_data_full (G_OBJECT (combo), "names", names, free_names);
  return combo;
}

const char *
preset_combo_get (GtkWidget *combo)
{
  char **names = g_object_get_data (G_OBJECT (combo), "names");
  return names[MAX (0, gtk_combo_box_get_active (GTK_COMBO_BOX (combo)))];
}
